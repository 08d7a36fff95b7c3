import groovy.json.JsonSlurper

def plan = new JsonSlurper().parse(new File(basedir, 'target/equipoise/plan.json'))

assert plan.schema == 'equipoise-plan/1'
assert plan.classes*.name == ['shop.UntouchedAgentTest']
assert plan.worst.calls == 7000
assert plan.worst.inputTokens == 3500000
assert Math.abs(plan.worst.cost - (3.5 * 2 + 0.14 * 10)) < 1e-9
assert Math.abs(plan.worst.seconds - 7000 / 4 * 0.6) < 1e-9
assert plan.expected.calls > 500 && plan.expected.calls <= 1000
assert !new File(basedir, 'target/equipoise/run.json').exists()
assert !new File(basedir, 'target/equipoise/shop.UntouchedAgentTest').exists()

def log = new File(basedir, 'build.log').readLines()
assert log.any { it =~ /INFO\] .* answers: escape rate at most 0\.20/ }
assert log.any { it.contains('The plan is in ') && it.endsWith('plan.json') }
