def result = new File(basedir, "project/made-benchmarks/target/aiperf/ChatLatency.chat")

// The build of the project has passed its own gate, in the package that was asked for.
assert new File(result, "verdict.json").text.contains("passed")
assert new File(basedir, "project/made-benchmarks/src/test/java/com/example/made/ChatLatency.java").text
    .contains('url = "${AIPERF_URL:simulator:}"')
