// The example of the README is this project's test, to the letter.
def readme = new File(basedir, '../../../../README.md').getText('UTF-8')
def example = new File(basedir, 'src/test/java/shop/TidyAgentTest.java').getText('UTF-8')
assert readme.contains(example)

def log = new File(basedir, 'build.log').readLines()
assert log.any { it.startsWith('[INFO] shop.TidyAgentTest: 3 of 3 properties PASS (13 states, ') }
