def cases = new GroovyShell().parse(new File(basedir, '../../../src/it/cases.groovy'))

cases.check(new File(basedir, 'target/surefire-reports'), [
    'shop.NewestPlatformTest#aCancelledRunEndsWithinOneStep passed',
    'shop.NewestPlatformTest#aRightClassHasNoIssues passed',
    'shop.NewestPlatformTest#aWrongClassIsAnIssueThatKeepsNothingFromRunning passed',
    'shop.NewestPlatformTest#eachIdResolvesAgain passed',
    'shop.NewestPlatformTest#theEngineIsFoundAndRuns passed',
    'shop.NewestPlatformTest#theResultIsAFileOfTheClass passed',
])
