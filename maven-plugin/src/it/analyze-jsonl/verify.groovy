import groovy.json.JsonSlurper

def result = new JsonSlurper().parse(new File(basedir, 'out/result.json'))

assert result.source == 'moves.jsonl'
assert result.sample == [states: 5, moves: 15742, distinctMoves: 7, selfLoops: 0, escapes: 4477,
    faults: 0, escapesByReason: ['not a valid word': 4477]]
assert Math.abs(result.potential.values.PROBLEM - 5.181222) < 1e-6
assert Math.abs(result.potential.action - 0.077273657799) < 1e-9
