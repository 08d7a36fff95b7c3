def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

for (console in ['1.9.3', '1.13.4', '6.1.3']) {
    cases.check(new File(basedir, "target/$console/reports"), [
        'shop.PlainTest#adds() passed',
        'shop.PlainTest#subtracts() passed',
        'shop.RingAgentTest#answers() passed',
        'shop.RingAgentTest#walks(Sample) passed',
    ])
}
