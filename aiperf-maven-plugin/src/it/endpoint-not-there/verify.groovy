def log = new File(basedir, "build.log").text

assert log.contains("com.example.Nobody.answers")
assert log.contains("127.0.0.1:1")
assert log.contains("no/such/jdk")
assert !log.contains("NullPointerException")
