evaluate(new File(basedir, '../shapes/verify.groovy'))
