// An agent that has drifted fails each build once, and the tests that were there run as they ran.
import groovy.json.JsonSlurper

def cases = new GroovyShell().parse(new File(basedir, '../../../../junit-engine/src/it/cases.groovy'))
def own = new GroovyShell().parse(new File(basedir, '../shapes/own.groovy'))
def log = new File(basedir, 'build.log').readLines()
def shapes = own.shapes(new File(basedir, 'invoker.properties'))
def target = { framework, surefire -> new File(basedir, "../shapes/target/drift_${framework}_$surefire") }

def lines = shapes.collect { framework, surefire ->
    def shape = target(framework, surefire)
    def result = new File(shape, 'equipoise/shop.RingAgentTest/result.json')
    def verdicts = result.exists() ? new JsonSlurper().parse(result).properties*.verdict : []
    sprintf('%-20s %-7s drifted: sampled %d, %s', framework, surefire,
        new File(shape, 'sampled').readLines().size(), verdicts.toSorted().join(' '))
}
lines.each { println it }
new File(basedir, '../../shapes.txt') << lines.join('\n') + '\n'

lines.each { assert it.endsWith('drifted: sampled 1, FAIL PASS') }
// That each build failed is in invoker.properties; this is what each failed for.
assert log.count { it ==~ /\[INFO\] shop\.RingAgentTest: 1 of 2 tests passed in \S+ s; failed: answers/ } == shapes.size()
assert log.count { it.contains('Drift in shop.RingAgentTest.answers: escape rate is 1 [') } >= shapes.size()
shapes.each { framework, surefire ->
    cases.check(new File(target(framework, surefire), 'surefire-reports'), own.tests(framework, surefire))
}
return true
