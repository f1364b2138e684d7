package dev.aiperf.cli;

/** What the command's exit code says; there are no others. */
final class ExitCode {

    /** Done, and all gates passed. */
    static final int DONE = 0;

    /** The run failed: no valid request, or the target isn't there. */
    static final int FAILED = 1;

    /** Wrong use or configuration. */
    static final int WRONG_USE = 2;

    /** The client's verdict was invalid, with {@code --strict}. */
    static final int INVALID_CLIENT = 5;

    /** Interrupted; partial results are written. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
