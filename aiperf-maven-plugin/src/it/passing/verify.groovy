def log = new File(basedir, "build.log").text

// The settings of the command line won, the gate passed, and each run was a fork.
assert log.contains("Seed:   7")
assert log.contains("com.example.ChatLatency.closedLoop: Passed")
assert log.contains("Run 2: 10 of 10 requests valid")

// The list, compiled anew, has what the first build left out.
assert log.contains("com.example.ChatLatency.leftOut")
assert log.contains(":prepared")
assert log.count("BUILD SUCCESS") == 2
// A bound execution compiles nothing.
assert log.count(":prepared") == 2
