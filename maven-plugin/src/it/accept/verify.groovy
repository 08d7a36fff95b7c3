def log = new File(basedir, 'build.log').readLines()

assert log.any { it.startsWith('[INFO] Recorded in shop.RingAgentTest.behavesAsRecorded: The baseline was recorded from 16,000 draws') }

def commands = 'What to do: if the change is meant, record the baseline anew and commit it: mvn test -Dtest=RingAgentTest ' +
    '-Dequipoise.baseline=record; or '
def whole = 'mvn test -Dtest=RingAgentTest -Dequipoise.wholePlan=true'
def accept = 'mvn equipoise:accept -Dequipoise.class=shop.RingAgentTest'
def drift = log.findAll { it.contains('Drift in shop.RingAgentTest.behavesAsRecorded: drift from the baseline is ') }
assert drift.size() == 2
assert drift[0].endsWith("${commands}sample the whole plan: $whole; and accept that sample: $accept")
assert drift[1].endsWith("${commands}accept this sample: $accept")

assert log.any {
    it.contains('Refused for shop.RingAgentTest: its last sample has 1,000 of the 4,000 draws of its plan') &&
        it.contains("Sample its whole plan first: $whole; or record its baseline anew: ")
}
assert log.any { it.contains('Nothing was accepted; -Dequipoise.force=true accepts all the same') }

assert log.contains('[INFO]   rows: 5 in both, 0 added, 0 removed')
assert log.any { it ==~ /\[INFO]   drift between them: 0\.\d+ \[0\.\d+, 0\.\d+] \(95 %\); no drift has p = 0\.\d+/ }
assert log.any { it.startsWith('[INFO] Accepted: ') && it.endsWith('is the baseline of shop.RingAgentTest now; review and commit it') }
assert log.any { it.startsWith("[WARNING] shop.RingAgentTest has a baseline of one build's draws now") }

def baseline = new File(basedir, 'src/test/resources/equipoise/shop.RingAgentTest.baseline.json')
assert new groovy.json.JsonSlurper().parse(baseline).draws == 4000
