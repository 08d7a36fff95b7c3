// Where a failure cancels the run, what comes after is neither judged nor sampled.
def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

cases.check(new File(basedir, 'target/surefire-reports'), [
    'shop.AFailingAgentTest#answers failure',
    'shop.AFailingAgentTest#walks(Sample) skipped',
    'shop.BLaterAgentTest#answers skipped',
    'shop.BLaterAgentTest#walks(Sample) skipped',
])
assert new File(basedir, 'target/equipoise').list() == ['shop.AFailingAgentTest']
