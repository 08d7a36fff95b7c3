// Agent tests are sampled once, and the tests that were there run as they ran without: none in a
// Surefire that does not know their framework.
import groovy.json.JsonSlurper

def cases = new GroovyShell().parse(new File(basedir, '../../../../junit-engine/src/it/cases.groovy'))
def target = new File(basedir, '../shapes/target')
def own = new GroovyShell().parse(new File(basedir, '../shapes/own.groovy'))
def shapes = own.shapes(new File(basedir, 'invoker.properties'))

def lines = shapes.collect { framework, surefire ->
    def shape = new File(target, "${framework}_$surefire")
    def sampled = new File(shape, 'sampled')
    def run = new File(shape, 'equipoise/run.json')
    def result = new File(shape, 'equipoise/shop.RingAgentTest/result.json')
    sprintf('%-20s %-7s sampled %d, judged %d, %s; own cases %d / %d', framework, surefire,
        sampled.exists() ? sampled.readLines().size() : 0,
        result.exists() ? new JsonSlurper().parse(result).properties.size() : 0,
        run.exists() ? new JsonSlurper().parse(run).state : 'no run',
        cases.found(new File(shape, 'surefire-reports')).size(),
        own.tests(framework, surefire).size())
}
lines.each { println it }
new File(basedir, '../../shapes.txt') << lines.join('\n') + '\n'

lines.each { assert it.contains('sampled 1, judged 2, FINISHED;') }
// Each was checked, and found as claimed.
def log = new File(basedir, 'build.log').readLines()
assert log.count { it.startsWith('[INFO] shop.RingAgentTest: 2 of 2 properties PASS (') } == shapes.size()
assert log.count { it == '[INFO] BUILD SUCCESS' } == shapes.size()
shapes.each { framework, surefire ->
    cases.check(new File(target, "${framework}_$surefire/surefire-reports"), own.tests(framework, surefire))
}
return true
