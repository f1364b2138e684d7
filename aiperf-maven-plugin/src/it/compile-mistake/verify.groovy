def log = new File(basedir, "build.log").text

// On the line of the annotation, in words.
assert log =~ /NoRate\.java:\[11,\d+\] .*RequestRate/
assert !new File(basedir, "target/aiperf").exists()
