package dev.aiperf.cli;

import java.util.List;

/** A sub-command of {@code aiperf}. */
interface Command {

    /** Returns its name. */
    String name();

    /** Returns what it does, in one line. */
    String summary();

    /**
     * Runs it.
     *
     * @param arguments what stands after its name
     * @return the exit code, one of {@link ExitCode}
     */
    int run(List<String> arguments);
}
