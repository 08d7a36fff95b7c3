// The shapes that an invoker.properties names, and the tests of each that were there before: none runs in a Surefire
// that does not know their framework.
import groovy.transform.Field

@Field def jupiter = ['shop.JupiterTest#adds passed', 'shop.JupiterTest#subtracts passed']
@Field def older = [
    'junit4': ['shop.JUnit4Test#adds passed', 'shop.JUnit4Test#subtracts passed'],
    'testng': ['shop.TestNGTest#adds passed', 'shop.TestNGTest#subtracts passed'],
]

def shapes(File properties) {
    (properties.text =~ /-Dframework=(\S+) -Dsurefire=(\S+)/).collect { [it[1], it[2]] }
}

def tests(String framework, String surefire) {
    if (framework == 'none') {
        return []
    }
    older[framework] ?: surefire == '2.12.4' ? [] : jupiter
}
