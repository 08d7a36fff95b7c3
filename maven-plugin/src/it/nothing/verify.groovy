// A project without any test is told so, and passes.
assert new File(basedir, 'build.log').readLines().contains('[INFO] No agent test is run: there is none')
