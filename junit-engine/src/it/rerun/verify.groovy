// A rerun judges the recorded sample again: luck does not turn a red agent test green.
def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

for (surefire in ['3.2.5', '3.5.6', '3.6.1']) {
    cases.check(new File(basedir, "target/$surefire/surefire-reports"), [
        'shop.FlakyTest#passesTheSecondTime flakyFailure',
        'shop.LuckyAgentTest#EscapeRate failure',
        'shop.LuckyAgentTest#answers failure',
        'shop.LuckyAgentTest#hasNoFaults passed',
    ])
}
