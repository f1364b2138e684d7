def log = new File(basedir, "build.log").text

assert log.count("tools.jackson.core:jackson-databind 3.0.99 by 3.1.7") == 1
assert log.contains("org.eclipse.jetty:jetty-http 11.9.99 by ")
assert log.contains("Passed")
