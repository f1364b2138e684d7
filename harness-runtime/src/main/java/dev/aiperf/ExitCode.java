package dev.aiperf;

import dev.aiperf.run.RunException;

/** What an exit code says; there are no others. */
public final class ExitCode {

    /** Done, and all gates passed. */
    public static final int DONE = 0;

    /**
     * A run failed: no valid request, the target isn't there or died before the end, or a process of its own that gave no
     * result. What was measured is written.
     */
    public static final int FAILED = 1;

    /** Wrong use or configuration. */
    public static final int WRONG_USE = 2;

    /** A gate failed. */
    public static final int GATE_FAILED = 3;

    /** A gate is not known, where that was to fail. */
    public static final int GATE_NOT_KNOWN = 4;

    /** The client's verdict was invalid, with {@code --strict}. */
    public static final int INVALID_CLIENT = 5;

    /** Interrupted; partial results are written. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** Returns the code of a run that could not be made or finished. */
    public static int of(RunException failure) {
        return switch (failure.kind()) {
            case WRONG_USE -> WRONG_USE;
            case FAILED -> FAILED;
        };
    }
}
