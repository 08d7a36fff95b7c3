def log = new File(basedir, 'build.log').readLines()
def undecided = 'Undecided in shop.PathAgentTest.staysInBalance: detailed balance violation at most 0.10. '

assert log.any { it.startsWith('[ERROR]') && it.contains(undecided) }
assert log.any { it.startsWith('[WARNING] ' + undecided) }
