def log = new File(basedir, 'build.log').readLines()
def cassette = new File(basedir, 'src/test/resources/equipoise/shop.RingAgentTest.journal.jsonl.gz')

def recorded = new java.util.zip.GZIPInputStream(cassette.newInputStream()).readLines('UTF-8')
assert recorded[0].startsWith('{"schema":"equipoise-journal/1","name":"shop.RingAgentTest"')
assert recorded.any { it.startsWith('{"draw":0,"from":"0","to":') }

assert log.count { it ==~ /\[INFO\] shop\.RingAgentTest: 1 of 1 properties PASS.*/ } == 2
assert log.any {
  it.contains('Unusable journal of shop.RingAgentTest.answers: ') &&
      it.contains('another agent or plan (agent.prompt: clockwise -> widdershins)') &&
      it.contains('What to do: record it again: mvn test-compile equipoise:test -Dequipoise.test=shop.RingAgentTest -Dequipoise.mode=record')
}
assert log.any { it == '[INFO] No agent test is run: none here is chosen' }
assert log.any { it == '[WARNING] The agent tests were skipped in this build: no agent test here is chosen' }
