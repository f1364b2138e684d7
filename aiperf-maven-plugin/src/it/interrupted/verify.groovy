import groovy.json.JsonSlurper
import java.util.concurrent.TimeUnit

def mavenHome = System.getProperty("maven.home")
def mvn = mavenHome == null ? null : new File(mavenHome, "bin/mvn")
if (File.separatorChar != '/' || mvn == null || !mvn.canExecute()) {
    println "Skipped: there is no mvn in ${mavenHome} that a signal could be sent to."
    return true
}
def status = new File("/proc/self/status")
def ignored = status.exists() ? status.readLines().find { it.startsWith("SigIgn:") } : null
if (ignored != null && (new BigInteger(ignored.split("\\s+")[1], 16).testBit(1))) {
    println "Skipped: this build ignores SIGINT, and so would the one that it starts."
    return true
}

def results = new File(basedir, "target/aiperf/Endless.closedLoop")
def log = new File(basedir, "interrupted.log")
def command = [mvn.path, "-B", "-o", "-llr", "-Dmaven.repo.local=${localRepositoryPath}".toString(),
        "-Daiperf.request-count=10000000", "aiperf:profile"]
def maven = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).redirectOutput(log).start()
def below = []
try {
    // Some requests are in the log of the run: it measures.
    def requests = new File(results, "timelines.bin")
    def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90)
    while (requests.length() < 20_000) {
        assert maven.alive && System.nanoTime() < deadline : log.text
        sleep 50
    }
    below = maven.descendants().toList()
    // The fork and its simulator at least.
    assert below.size() >= 2

    assert ["kill", "-INT", "${maven.pid()}".toString()].execute().waitFor() == 0

    assert maven.waitFor(30, TimeUnit.SECONDS) : log.text
    assert maven.exitValue() != 0
    assert below.findAll { it.alive }.isEmpty()
} finally {
    below.each { it.destroyForcibly() }
    maven.destroyForcibly()
}

def result = new JsonSlurper().parse(new File(results, "profile_export_aiperf.json"))
assert result.was_cancelled
assert result.request_count.avg >= 10
assert new File(results, "profile_export.jsonl").readLines().size() >= 10
return true
