def log = new File(basedir, "build.log").text

assert log.contains("there are no benchmarks in this project")
assert log.contains("There are no benchmarks in this project")
