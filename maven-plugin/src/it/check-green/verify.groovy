def log = new File(basedir, 'build.log').readLines()

assert log.any { it.startsWith('[INFO] shop.DownhillAgentTest: 2 of 2 properties PASS (') }
assert new File(basedir, 'target/equipoise/shop.DownhillAgentTest/result.json').isFile()
