// With our jar on the class path, a project on JUnit 4 runs the tests that it ran without.
def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))
def old = [
    'shop.OldTest#adds passed',
    'shop.OldTest#subtracts passed',
]
def ours = [
    'shop.RingAgentTest#answers passed',
    'shop.RingAgentTest#walks(Sample) passed',
]

// From 3.6 on, Surefire brings the JUnit Platform to JUnit 4 too, and so our engine runs.
def added = ['3.2.5': [], '3.5.6': [], '3.6.1': ours]

added.each { surefire, more ->
    cases.check(new File(basedir, "target/without_$surefire/surefire-reports"), old)
    cases.check(new File(basedir, "target/with_$surefire/surefire-reports"), old + more)
}
return true
