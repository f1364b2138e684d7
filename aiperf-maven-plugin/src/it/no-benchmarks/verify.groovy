def log = new File(basedir, "build.log").text

assert log.contains("there are no benchmarks in this project; annotate a method with @Benchmark, or let it pass")
assert log.contains("Nothing to profile: there are no benchmarks in this project")
assert !log.contains("NothingToMeasure")
