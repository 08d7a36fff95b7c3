import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def run = { new JsonSlurper().parse(new File(basedir, "../shapes/target/$it/equipoise/run.json")) }

assert log.contains("The agent tests could not be run: The configuration parameter equipoise.baseline is 'sometimes'; it must be")
assert run('wrong').state == 'FAILED'

assert log.contains('No agent test is named NowhereTest; correct -Dequipoise.test')

assert log.contains('The agent tests took longer than the 5 s of equipoise.forkTimeout and were ended; what was sampled by then is in ')
assert run('late').state == 'FAILED'
assert run('late').reason == 'The process was told to end before all tests had run'
assert new File(basedir, '../shapes/target/late/equipoise/shop.RingAgentTest/result.json').isFile()

assert log.contains('did not start (exit code 1); what it printed stands above')
assert run('jvm').state == 'FAILED'
return true
