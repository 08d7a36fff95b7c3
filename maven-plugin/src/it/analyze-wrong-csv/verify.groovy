def log = new File(basedir, 'build.log').text
def place = new File(basedir, 'moves.csv').path + ', line 3, column 5: '

assert log.readLines().any {
  it.contains(place + 'a count is a whole number from 1 to 9223372036854775807, got \'many\'; ')
}
assert !new File(basedir, 'equipoise').exists()
