def logs = new File(basedir, 'build.log').text.split(/(?m)^.*\[INFO\] Scanning for projects\.\.\.$/).drop(1)*.readLines()
assert logs.size() == 3

['First', 'Second'].each { name ->
    assert logs[0].any { it.startsWith("[INFO] shop.${name}AgentTest: 1 of 1 properties PASS (") }
}

assert logs[1].any { it.contains('Broken test shop.FirstAgentTest.answers: IllegalStateException: still busy (FirstAgentTest.java:39)') }
assert logs[1].any { it.startsWith('[INFO] shop.SecondAgentTest: 1 of 1 tests passed') }

assert logs[2].any { it.contains('The JVM of the agent tests ended before they did, with exit code 0; it was killed, or a test ended it') }
assert !logs[2].any { it.contains('properties PASS') }
return true
