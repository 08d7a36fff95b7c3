import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').readLines()

assert log.count { it =~ /INFO\] Recorded in shop\.(Cart|Stock)AgentTest\.behavesAsRecorded: The baseline was recorded from 4,000 draws / } == 2
assert log.count { it.contains('No sample here is of StockAgentTest') } == 2
assert log.any { it.endsWith('is the baseline of shop.StockAgentTest now; review and commit it') }
assert log.any { it.contains("equipoise.class is 'NobodyAgentTest', and the last run left no sample of such a class in any module") }

def draws = { module, name ->
    new JsonSlurper().parse(new File(basedir, "$module/src/test/resources/equipoise/shop.${name}.baseline.json")).draws
}
assert draws('stock', 'StockAgentTest') == 1000
assert draws('cart', 'CartAgentTest') == 4000
