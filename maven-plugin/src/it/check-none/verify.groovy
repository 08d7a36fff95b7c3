def log = new File(basedir, 'build.log').readLines()

assert log.any { it.startsWith('[ERROR]') && it.contains('No agent test has a result of this build in ') }
assert log.any { it.startsWith('[WARNING] No agent test has a result of this build in ') }
assert log.contains('[INFO] No agent test is checked: skipTests is set')
