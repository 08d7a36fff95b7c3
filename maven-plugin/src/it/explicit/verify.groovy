// Executions that a project declares itself, beside Surefire, Failsafe and JaCoCo.
import groovy.json.JsonSlurper

def cases = new GroovyShell().parse(new File(basedir, '../../../../junit-engine/src/it/cases.groovy'))
def log = new File(basedir, 'build.log').readLines()
def run = new JsonSlurper().parse(new File(basedir, 'target/equipoise/run.json'))

assert run.state == 'FINISHED'
assert run.classes*.name == ['shop.SettingsAgentIT']
assert log.findAll { it.contains('Settings: ') } == ['[INFO] Settings: [two words, yes, yes, yes, coverage]']
assert log.any { it ==~ /\[INFO\] shop\.SettingsAgentIT: 1 of 1 tests passed in \S+ s/ }
cases.check(new File(basedir, 'target/surefire-reports'), ['shop.OldTest#adds passed'])
cases.check(new File(basedir, 'target/failsafe-reports'), ['shop.OldIT#adds passed'])
return true
