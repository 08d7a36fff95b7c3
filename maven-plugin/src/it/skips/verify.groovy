import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').readLines()
['skipITs', 'skipTests', 'equipoise.skip', 'maven.test.skip'].each { setting ->
    def shape = new File(basedir, "../shapes/target/$setting")
    def run = new JsonSlurper().parse(new File(shape, 'equipoise/run.json'))

    assert run.state == 'SKIPPED'
    assert run.reason == "$setting is set"
    assert log.contains("[INFO] No agent test is run: $setting is set" as String)
    assert !new File(shape, 'sampled').exists()
    assert log.contains((setting == 'skipITs'
        ? "[INFO] The agent tests were skipped in this build: $setting is set"
        : "[INFO] No agent test is checked: $setting is set") as String)
}
// Who skips integration tests skips no others.
assert new File(basedir, '../shapes/target/skipITs/surefire-reports').isDirectory()
return true
