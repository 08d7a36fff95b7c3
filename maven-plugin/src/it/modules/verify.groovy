// A module without JUnit, one without agent tests, and one with a module-info; side by side.
import groovy.json.JsonSlurper

def cases = new GroovyShell().parse(new File(basedir, '../../../../junit-engine/src/it/cases.groovy'))
// What each of the builds printed.
def logs = new File(basedir, 'build.log').text.split(/(?m)^.*\[INFO\] Scanning for projects\.\.\.$/).drop(1)*.readLines()
def aggregate = new JsonSlurper().parse(new File(basedir, 'target/equipoise/aggregate.json'))
assert logs.size() == 5

def summary = { module, passed, failed ->
    "[INFO] Agent tests of $module: 1 class, properties: $passed PASS, $failed FAIL, 0 INCONCLUSIVE" as String
}
['cart', 'stock'].each { assert logs[0].contains(summary(it, 1, 0)) }

// The red module fails the build by its verdict, after the others were checked.
assert logs[1].contains(summary('cart', 0, 1))
assert logs[1].contains(summary('stock', 1, 0))
assert logs[1].any { it.startsWith('[ERROR]') && it.contains('Drift in shop.CartAgentTest.answers: ') }
assert logs[1].any { it.startsWith('[INFO] shop.StockAgentTest: 1 of 1 properties PASS') }
assert logs[1].any { it ==~ /\[(INFO|ERROR)\] cart \.+ FAILURE .*/ }

assert logs[2].any { it.startsWith('[INFO] shop.StockAgentTest: 1 of 1 properties PASS') }
assert !logs[2].any { it.contains('CartAgentTest') }

assert logs[3].any { it.startsWith('[ERROR]') && it.contains('No agent test of any module is named Typo; correct -Dequipoise.test') }

assert logs[4].any { it.startsWith('[INFO] shop.CartAgentTest: 1 of 1 properties PASS') }
assert logs[4].contains('[WARNING] The agent tests were skipped in this build: no agent test here is chosen')
assert aggregate.modules*.name == ['cart', 'stock']
assert aggregate.modules*.state == ['FINISHED', 'SKIPPED']
assert aggregate.modules*.classes*.name == [['shop.CartAgentTest'], []]
aggregate.modules[0].classes.each {
    assert [it.passed, it.failed, it.inconclusive] == [1, 0, 0]
    assert new File(basedir, "target/equipoise/$it.result").isFile()
}
cases.check(new File(basedir, 'cart/target/surefire-reports'), [])
cases.check(new File(basedir, 'till/target/surefire-reports'), ['shop.TillTest#adds passed'])
cases.check(new File(basedir, 'stock/target/surefire-reports'), ['shop.StockTest#adds passed'])
return true
