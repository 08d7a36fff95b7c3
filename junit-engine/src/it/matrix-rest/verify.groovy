evaluate(new File(basedir, '../matrix/verify.groovy'))
