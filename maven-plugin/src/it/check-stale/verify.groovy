def log = new File(basedir, 'build.log').readLines()

assert log.any {
  it == '[WARNING] Stale: the result of shop.CheckoutAgentTest was written at 2026-11-20T10:16:01Z, ' +
      'before this build began, and does not count'
}
assert log.any { it.contains('No agent test has a result of this build in ') && it.contains('(stale results: 1)') }
