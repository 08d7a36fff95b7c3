import groovy.json.JsonSlurper

def result = new JsonSlurper().parse(new File(basedir, 'out/result.json'))
def potential = result.potential

assert result.schema == 'equipoise-result/1'
assert result.source == 'claude4.csv'
assert result.sample == [states: 5, moves: 15742, distinctMoves: 7, selfLoops: 0, escapes: 4477,
    faults: 0, escapesByReason: ['not a valid word': 4477]]
assert result.kernel.estimate == 'high-reject'
assert potential.values.keySet() == ['ATTITUDE', 'PERSONAL', 'PROBLEM'] as Set
assert Math.abs(potential.values.PERSONAL - 4.073678) < 1e-6
assert Math.abs(potential.values.PROBLEM - 5.181222) < 1e-6
assert potential.unidentified == ['BUZZY', 'TURKEY']
assert Math.abs(potential.action - 0.077273657799) < 1e-9
assert !result.balance.testable
assert !result.balance.containsKey('violation')
assert result.exploration.trapping*.state == ['ATTITUDE']

def log = new File(basedir, 'build.log').readLines()
assert log.any { it.startsWith('[INFO] Potential    least action 0.0773') }
assert log.any { it.contains('unidentified: BUZZY, TURKEY') }
assert log.any { it.startsWith('[INFO] Result       ') && it.endsWith('result.json') }
