def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

cases.check(new File(basedir, 'target/surefire-reports'), [
    'shop.NewestPlatformTest#aRightClassHasNoIssues passed',
    'shop.NewestPlatformTest#eachIdResolvesAgain passed',
    'shop.NewestPlatformTest#theEngineIsFoundAndRuns passed',
])
