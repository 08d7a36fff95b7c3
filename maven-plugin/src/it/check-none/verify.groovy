def log = new File(basedir, 'build.log').readLines()

assert log.contains('[INFO] There is no agent test here, and no result of one')
assert log.any { it.startsWith('[ERROR]') && it.contains('No agent test has a result of this build in ') }
assert log.any { it.startsWith('[ERROR]') && it.contains("equipoise.failIfNoResults is 'yes'; choose true, false or auto") }
assert log.contains('[INFO] No agent test is checked: skipTests is set')
