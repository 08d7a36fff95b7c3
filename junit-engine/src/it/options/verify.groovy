def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))
def check = { cell, expected -> cases.check(new File(basedir, "target/$cell/surefire-reports"), expected) }

for (surefire in ['3.2.5', '3.6.1']) {
    check("method_$surefire", [
        'shop.WalkAgentTest#goesDown passed',
    ])
    check("property_$surefire", [
        'shop.WalkAgentTest#DistinctStates passed',
    ])
    check("parallel_$surefire", [
        'shop.PlainTest#adds passed',
        'shop.PlainTest#subtracts passed',
        'shop.WalkAgentTest#DistinctStates passed',
        'shop.WalkAgentTest#goesDown passed',
        'shop.WalkAgentTest#seesNumbers(Sample) passed',
        'shop.WalkAgentTest$Nested#answers passed',
    ])
    check("groups_$surefire", [
        'shop.PlainTest#subtracts passed',
        'shop.WalkAgentTest#seesNumbers(Sample) passed',
    ])
}
check('pattern_3.5.6', [
    'shop.WalkAgentTest#seesNumbers(Sample) passed',
])
check('excluded_3.5.6', [
    'shop.PlainTest#adds passed',
    'shop.WalkAgentTest#DistinctStates passed',
    'shop.WalkAgentTest#goesDown passed',
    'shop.WalkAgentTest$Nested#answers passed',
])
