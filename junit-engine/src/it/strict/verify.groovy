def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

for (junit in ['5.9.3', '6.1.3']) {
    cases.check(new File(basedir, "target/$junit/surefire-reports"), [
        'shop.RingAgentTest#answers passed',
        'shop.RingAgentTest#staysInBalance failure',
        'shop.RingAgentTest#walks(Sample) passed',
    ])
}
assert new File(basedir, 'target/none/test-classes/shop/RingAgentTest.class').isFile()
