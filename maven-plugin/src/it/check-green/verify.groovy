def log = new File(basedir, 'build.log').readLines()

assert log.any { it.startsWith('[INFO] shop.DownhillAgentTest: 2 of 2 properties PASS (') }
assert new File(basedir, 'target/equipoise/shop.DownhillAgentTest/result.json').isFile()
assert log.any { it.startsWith('[ERROR]') && it.contains('There is 1 class with agent tests (shop.DownhillAgentTest), and none has a result of this build in ') }

def directory = new File(basedir, 'target/equipoise')
def suite = new XmlParser().parse(new File(directory, 'TEST-equipoise.xml'))
assert suite.@failures == '0' && suite.@errors == '0' && suite.testcase.size() == suite.@tests.toInteger()
assert new File(directory, 'badge.svg').text.contains('passed')
