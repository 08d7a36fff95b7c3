def log = new File(basedir, 'build.log').readLines()
def drift = ~/.*Drift in shop\.UphillAgentTest\.goesDown: downhill fraction is 0\.[1-4]\d* \[0\.\d+, 0\.\d+] over [\d,]+ moves, expected at least 0\.60 \(margin 0\.05\)/

assert log.any { it ==~ drift }
assert log.any { it.contains('Agent tests: 1 class, properties: 1 PASS, 1 FAIL, 0 INCONCLUSIVE; results in ') }
assert log.any { it.contains('equipoise-maven-plugin') && it.contains(':check (default) on project check-red') }
