package dev.aiperf.processor.model;

/** What a method of a benchmark class is called for. */
public enum Role {
    BENCHMARK("Benchmark"),
    SETUP("Setup"),
    TEAR_DOWN("TearDown"),
    VALIDATE("Validate");

    private final String annotation;

    Role(String annotation) {
        this.annotation = annotation;
    }

    /** Returns the simple name of the annotation that gives a method this role. */
    public String annotation() {
        return annotation;
    }

    /** Returns whether the method is called before or after the load. */
    public boolean isHook() {
        return this == SETUP || this == TEAR_DOWN;
    }

    @Override
    public String toString() {
        return "@" + annotation;
    }
}
