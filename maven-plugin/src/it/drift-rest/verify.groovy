evaluate(new File(basedir, '../drift/verify.groovy'))
