def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

for (failsafe in ['3.2.5', '3.5.6', '3.6.1']) {
    cases.check(new File(basedir, "target/$failsafe/failsafe-reports"), [
        'shop.RingAgentIT#answers passed',
        'shop.RingAgentIT#walks(Sample) passed',
    ])
}
