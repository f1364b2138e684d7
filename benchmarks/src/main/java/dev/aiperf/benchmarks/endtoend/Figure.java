package dev.aiperf.benchmarks.endtoend;

import java.nio.file.Path;

/** One of the harness's own figures, measured end to end. */
interface Figure {

    /** Returns the name that the command line asks for it by. */
    String name();

    /**
     * Measures and prints it.
     *
     * @param quick whether a short look will do, instead of the full length
     * @param folder an empty folder
     */
    void measure(boolean quick, Path folder) throws Exception;
}
