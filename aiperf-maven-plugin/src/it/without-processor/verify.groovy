def log = new File(basedir, "build.log").text

assert log.contains("compiled without the annotation processor: com.example.ChatLatency.")
assert log.contains("<artifactId>harness-processor</artifactId>")
assert log.contains("<annotationProcessorPaths>")
