def cases = new GroovyShell().parse(new File(basedir, '../../../../junit-engine/src/it/cases.groovy'))
def shape = new File(basedir, '../shapes/target/drift')
def log = new File(basedir, 'build.log').readLines()

assert new File(shape, 'sampled').readLines().size() == 1
assert log.any { it ==~ /\[INFO\] shop\.RingAgentTest: 1 of 2 tests passed in \S+ s; failed: answers/ }
assert log.any { it.contains('Drift in shop.RingAgentTest.answers: ') }
// The tests that were there have run, and passed.
cases.check(new File(shape, 'surefire-reports'), ['shop.JUnit4Test#adds passed', 'shop.JUnit4Test#subtracts passed'])
return true
