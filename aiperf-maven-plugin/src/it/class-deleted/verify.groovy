def builds = new File(basedir, "build.log").text.split("BUILD SUCCESS")
assert builds.length == 4

assert builds[0].contains("com.example.Kept.closedLoop")
assert builds[0].contains("com.example.GoneMain.closedLoop")
assert builds[0].contains("com.example.GoneTest.closedLoop")

assert builds[2].contains("com.example.Kept.closedLoop")
assert !builds[2].contains("com.example.Gone")

def results = new File(basedir, "target/aiperf")
assert new File(results, "Kept.closedLoop").isDirectory()
assert results.list().findAll { it.startsWith("Gone") }.isEmpty()
