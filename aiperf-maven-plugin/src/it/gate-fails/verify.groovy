import groovy.json.JsonSlurper

def log = new File(basedir, "build.log").text
def result = new File(basedir, "target/aiperf/ChatLatency.closedLoop")

assert log.contains("The simulator listens on http://127.0.0.1:")
assert log.contains("The simulator has stopped.")
assert log.contains("aiperf-maven-plugin") && log.contains(":check (default) on project gate-fails")
assert log.contains("com.example.ChatLatency.closedLoop")
// On a machine that is starved the client is no witness, and that fails a gate as well.
assert log =~ /closedLoop: Failed(?: by point value:|: nothing to judge) .*/
assert log.indexOf("The simulator has stopped.") < log.indexOf("BUILD FAILURE")
assert !log.contains("Exception: ")

assert new File(result, "profile_export_aiperf.json").length() > 0
assert new JsonSlurper().parse(new File(result, "verdict.json")).outcome == "failed"
