// No part of the sample: the build around asserts by this that its tests ran, and that the README tells
// the lines to paste as they stand in the POM. It sees a copy under maven-plugin/target.
import groovy.json.JsonSlurper

def cases = new GroovyShell().parse(new File(basedir, '../../../../../junit-engine/src/it/cases.groovy'))
cases.check(new File(basedir, 'target/surefire-reports'), [
    'shop.HelpDeskTest#aReplyIsReadAsATicket passed',
    'shop.HelpDeskTest#smallTalkIsNoTicket passed',
])

def run = new JsonSlurper().parse(new File(basedir, 'target/equipoise/run.json'))
assert run.state == 'FINISHED'
assert run.classes*.name == ['shop.HelpDeskAgentTest']

def log = new File(basedir, 'build.log').readLines()
assert log.any { it.startsWith('[INFO] shop.HelpDeskAgentTest: 2 of 2 properties PASS') }

def squeezed = { text -> text.replaceAll(/\s+/, '') }
def pom = squeezed(new File(basedir, 'pom.xml').getText('UTF-8'))
def readme = new File(basedir, '../../../../../README.md').getText('UTF-8')
def section = readme.substring(readme.indexOf('## Add it to your project')).split('\n## ')[0]
def pasted = (section =~ /(?s)```xml\n(.*?)```/).collect { squeezed(it[1]) }
assert pasted.size() == 2
assert pasted.every { pom.contains(it) }
