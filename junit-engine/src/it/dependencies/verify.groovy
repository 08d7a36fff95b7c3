def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

for (project in ['api-only_3.2.5', 'api-only_3.6.1', 'bom_3.6.1', 'jackson-2.15_3.6.1', 'jackson-2.22_3.6.1']) {
    cases.check(new File(basedir, "target/$project/surefire-reports"), [
        'shop.MixedTest#ofEquipoise passed',
        'shop.MixedTest#ofJupiter passed',
    ])
}

// The class path holds the Jackson that the user chose, and no other.
for (jackson in ['2.15.4', '2.22.4']) {
    def project = new File(basedir, "target/jackson-${jackson[0..3]}_3.6.1")
    def report = new File(project, 'surefire-reports/TEST-shop.MixedTest.xml').text
    assert report.findAll(/jackson-databind-[\d.]+\.jar/).unique() == ["jackson-databind-${jackson}.jar"]
}
