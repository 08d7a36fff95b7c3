import groovy.json.JsonSlurper

def result = new JsonSlurper().parse(new File(basedir, 'out/result.json'))

assert result.potential.method == 'declared'
assert result.potential.values.BUZZY == 30
// All moves but those from ATTITUDE go down, to ATTITUDE or from BUZZY to TURKEY.
assert result.direction.up == 66 + 20
assert result.direction.down == 4122 + 3879 + 3558 + 3859 + 238
assert result.direction.unevaluable == 0
assert result.authors*.kernel == ['low-reject', 'high-reject']
assert Math.abs(result.authors[1].action - 0.077273657799) < 1e-9

def log = new File(basedir, 'build.log').readLines()
assert log.any { it.startsWith('[INFO] Potential    declared; ') }
assert log.any { it.startsWith("[INFO] Paper        low-reject, as the authors' program has it, with its defects") }
