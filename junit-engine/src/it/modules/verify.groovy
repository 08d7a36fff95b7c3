def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

for (surefire in ['3.2.5', '3.6.1']) {
    cases.check(new File(basedir, "target/$surefire/surefire-reports"), [
        'shop.RingAgentTest#answers passed',
        'shop.RingAgentTest#runsInTheModule(Sample) passed',
    ])
}
