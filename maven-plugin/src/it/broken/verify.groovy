import groovy.xml.XmlSlurper

def logs = new File(basedir, 'build.log').text.split(/(?m)^.*\[INFO\] Scanning for projects\.\.\.$/).drop(1)*.readLines()
assert logs.size() == 2

assert logs[0].count { it.contains('No method is annotated with @StartStates (class shop.WrongAgentTest)') } == 1

def log = logs[1]

def place = /\(BrokenAgentTest\.java:33\)/
assert log.count { it ==~ /\[WARNING] -Dequipoise\.tset is no property of Equipoise; did you mean equipoise\.test\?/ } == 1
assert log.any { it.contains('Failed in shop.BrokenAgentTest.asserts: ') && it.endsWith(' too slow') }
assert log.any { it ==~ /.*Broken test shop\.BrokenAgentTest\.breaks: IllegalStateException: set SHOP_API_KEY $place/ }
assert log.any { it.contains('Agent tests: 1 class, properties: 1 PASS, 1 FAIL, 0 INCONCLUSIVE, 1 broken; results in ') }

// The run tells it once, with the line, and says nothing of the class that is not chosen.
assert log.count { it == '[INFO] IllegalStateException: set SHOP_API_KEY' } == 1
assert log.count { it ==~ /\[INFO]     at shop\.BrokenAgentTest\.breaks$place/ } == 1
assert log.every { !it.contains('WrongAgentTest') && !it.contains('org.junit.platform') }

def suite = new XmlSlurper().parse(new File(basedir, 'target/equipoise/TEST-equipoise.xml'))
assert suite.@failures == '1' && suite.@errors == '1'
def error = suite.testcase.error
assert error.@type == 'java.lang.IllegalStateException'
assert error.text().contains('\tat shop.BrokenAgentTest.breaks(BrokenAgentTest.java:33)')
