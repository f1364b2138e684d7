import groovy.json.JsonSlurper

def requestsOf = { module ->
    def result = new File(basedir, "${module}/target/aiperf/ChatLatency.closedLoop/profile_export_aiperf.json")
    new JsonSlurper().parse(result).request_count.avg
}
assert requestsOf("one") == 5
assert requestsOf("two") == 6

assert !new File(basedir, "none/target/aiperf").exists()
