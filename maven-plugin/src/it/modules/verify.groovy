// A module without JUnit, one without agent tests, and one with a module-info; side by side.
import groovy.json.JsonSlurper

def cases = new GroovyShell().parse(new File(basedir, '../../../../junit-engine/src/it/cases.groovy'))
def log = new File(basedir, 'build.log').readLines()
def aggregate = new JsonSlurper().parse(new File(basedir, 'target/equipoise/aggregate.json'))

assert aggregate.modules*.name == ['cart', 'stock']
assert aggregate.modules*.state == ['FINISHED', 'FINISHED']
assert aggregate.modules*.classes*.name == [['shop.CartAgentTest'], ['shop.StockAgentTest']]
aggregate.modules*.classes.flatten().each {
    assert [it.passed, it.failed, it.inconclusive] == [1, 0, 0]
    assert new File(basedir, "target/equipoise/$it.result").isFile()
}
['cart', 'stock'].each { module ->
    assert log.contains("[INFO] Agent tests of $module: 1 class, properties: 1 PASS, 0 FAIL, 0 INCONCLUSIVE" as String)
}
cases.check(new File(basedir, 'cart/target/surefire-reports'), [])
cases.check(new File(basedir, 'till/target/surefire-reports'), ['shop.TillTest#adds passed'])
cases.check(new File(basedir, 'stock/target/surefire-reports'), ['shop.StockTest#adds passed'])
return true
