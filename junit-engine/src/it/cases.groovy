import groovy.xml.XmlSlurper

/** What a directory of XML reports holds, counted case by case: "CLASS#NAME OUTCOME". */
List<String> found(File reports) {
    def files = (reports.listFiles() ?: []).findAll { it.name ==~ /TEST-.*\.xml/ }
    files.collectMany { new XmlSlurper().parse(it).testcase.collect { described(it) } }.sort()
}

private static String described(testcase) {
    def outcome = testcase.children()*.name().find { it in ['failure', 'error', 'skipped', 'flakyFailure'] }
    "${testcase.@classname}#${testcase.@name} ${outcome ?: 'passed'}"
}

/** Fails unless the reports hold each of these cases, once, and no other. */
void check(File reports, List<String> expected) {
    assert found(reports) == expected.sort(false)
}

this
