// The price of a provided JUnit, until a plugin says it: the agent tests of a project without one are not run, in a green build.
def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

for (surefire in ['3.2.5', '3.5.6', '3.6.1']) {
    assert new File(basedir, "target/$surefire/test-classes/shop/RingAgentTest.class").isFile()
    cases.check(new File(basedir, "target/$surefire/surefire-reports"), [])
}
