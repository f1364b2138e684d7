package dev.aiperf.benchmark;

/**
 * Makes the scenarios of one benchmark class without reflection. The annotation processor writes one for each class, named
 * like it with {@code _aiperf} behind.
 */
public interface BenchmarkRunner {

    /** Returns the binary name of the benchmark class, such as {@code com.example.ChatLatency}. */
    String benchmarkClass();

    /**
     * Makes a benchmark object, gives it its parameters, and returns what it does. Called once a run, on the thread that
     * runs it, before anything else of the run.
     *
     * @param method the name of the benchmark method
     * @param params the values of this cell for the fields that are annotated with {@code @Param}
     * @throws IllegalArgumentException when there is no such method, or a parameter is missing or not of its type
     * @throws Exception when the constructor of the benchmark class does; the run fails with it
     */
    Scenario create(String method, Params params) throws Exception;

    /** Returns what {@link #create} throws for a method that the class hasn't: its runner is older or newer than the plan. */
    static IllegalArgumentException unknown(String method) {
        return new IllegalArgumentException(
                "there is no benchmark method " + method + "; compile the benchmark class again");
    }
}
