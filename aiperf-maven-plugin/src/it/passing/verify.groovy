def log = new File(basedir, "build.log").text

assert log.contains("Passed")
assert log.contains("com.example.ChatLatency.leftOut")
assert log.count("BUILD SUCCESS") == 2
