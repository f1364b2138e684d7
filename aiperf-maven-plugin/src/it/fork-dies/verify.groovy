def log = new File(basedir, "build.log").text

assert log.contains("com.example.Dying.young")
assert log.contains("exit code 7")
assert log.contains("these are my last words")
