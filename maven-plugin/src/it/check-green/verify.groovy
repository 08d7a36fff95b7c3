def log = new File(basedir, 'build.log').readLines()

assert log.any { it.startsWith('[INFO] shop.DownhillAgentTest: 2 of 2 properties PASS (') }
assert new File(basedir, 'target/equipoise/shop.DownhillAgentTest/result.json').isFile()
assert log.any { it.startsWith('[ERROR]') && it.contains('There is 1 class with agent tests (shop.DownhillAgentTest), and none has a result of this build in ') }

def directory = new File(basedir, 'target/equipoise')
def suite = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder()
    .parse(new File(directory, 'TEST-equipoise.xml')).documentElement
assert ['tests', 'failures', 'errors', 'skipped'].collect { suite.getAttribute(it) } == ['2', '0', '0', '0']
assert suite.getElementsByTagName('testcase').length == 2
assert new File(directory, 'badge.svg').text.contains('agent tests: 2 passed')
