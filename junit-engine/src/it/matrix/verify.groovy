def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))
def target = new File(basedir, '../matrix/target')
def reports = { cell -> new File(target, cell + '/surefire-reports') }
def expected = [
    'shop.MixedTest#ofEquipoise passed',
    'shop.MixedTest#ofJupiter passed',
    'shop.PlainTest#adds passed',
    'shop.PlainTest#subtracts passed',
    'shop.WalkAgentTest#DistinctStates passed',
    'shop.WalkAgentTest#alwaysGoesDown failure',
    'shop.WalkAgentTest#goesDown passed',
    'shop.WalkAgentTest#isNotDecided(Sample) skipped',
    'shop.WalkAgentTest#seesNumbers(Sample) passed',
    'shop.WalkAgentTest$Nested#answers passed',
    'shop.WrongAgentTest#answers error',
]
def cells = (new File(basedir, 'invoker.properties').text =~ /-Djunit=(\S+) -Dsurefire=(\S+)/).collect { it[1] + '_' + it[2] }

// Where ../matrix-rest runs after this project, the table holds the cells of both.
def table = cells + target.list().findAll { it.contains('_') && !cells.contains(it) }
def lines = ['Cases found / expected, of JUnit and Surefire:'] + table.sort(false) { it.replaceAll(/\d+/) { n -> n.padLeft(3, '0') } }.collect { cell ->
    sprintf('%-8s %-6s  %d / %d', *cell.split('_'), (cases.found(reports(cell)) as Set).intersect(expected).size(), expected.size())
}
lines.each { println it }
new File(basedir, '../../compatibility.txt').text = lines.join('\n') + '\n'

for (cell in cells) {
    cases.check(reports(cell), expected)
}
