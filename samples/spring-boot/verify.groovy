// No part of the sample: the build around asserts by this that its tests ran. It sees a copy under maven-plugin/target.
def cases = new GroovyShell().parse(new File(basedir, '../../../../../junit-engine/src/it/cases.groovy'))
cases.check(new File(basedir, 'target/surefire-reports'), [
    'shop.review.ReviewServiceTest#answersAreDrafts passed',
    'shop.review.ReviewServiceTest#revisionsSettleObjections passed',
    'shop.review.ReviewServiceTest#someDraftsAreDone passed',
])

def log = new File(basedir, 'build.log').readLines()
assert log.any { it.startsWith('[INFO] shop.review.ReviewAgentTest: 2 of 2 properties PASS') }
