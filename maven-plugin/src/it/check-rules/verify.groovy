def log = new File(basedir, 'build.log').readLines()

// Tolerated, but said.
assert log.any { it.startsWith('[WARNING] Drift in shop.UphillAgentTest.goesDown: ') }
assert log.any { it ==~ /.*Rule violated for build: number of calls is [\d,]+, but expected maximum is 10/ }
assert !log.any { it.contains('Rule violated for class') || it.contains('Rule violated for property') }

assert log.any { it.startsWith('::error title=Agent tests::Rule violated for build') }
assert new File(basedir, 'summary.md').text.startsWith('### Agent tests of check-rules: 1 PASS, 1 FAIL, 0 INCONCLUSIVE')

assert log.any {
  it.contains('Rule 2 of <rules> (BUILD COST) has the counter \'COST\'; it must be one of PASS, FAIL, INCONCLUSIVE, CALLS, DRAWS, FAULT_RATE, ESTIMATE, LOWER, UPPER')
}
