def log = new File(basedir, "build.log").text

assert log.contains("com.example.made.ChatLatency.chat: Passed")
assert new File(basedir, "project/made-benchmarks/target/aiperf/ChatLatency.chat/verdict.json").exists() ||
    new File(basedir, "target/aiperf/ChatLatency.chat/verdict.json").exists()
