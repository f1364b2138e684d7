package dev.aiperf.run;

/**
 * A run can't be made, or not finished. The message is for the user: one or two lines on what was found and what to do.
 */
public final class RunException extends Exception {

    /** Whose fault it was, which decides the exit code. */
    public enum Kind {
        /** The plan asks for something that can't be. */
        WRONG_USE,
        /** The run failed. */
        FAILED
    }

    private final Kind kind;
    private final String outputTail;

    /**
     * Makes one.
     *
     * @param kind whose fault it was
     * @param message what was found and what to do, for the user; one or two lines
     */
    public RunException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.outputTail = "";
    }

    /**
     * Makes one of what another part threw.
     *
     * @param kind whose fault it was
     * @param message what was found and what to do, for the user; one or two lines
     * @param cause what was thrown
     */
    public RunException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.outputTail = "";
    }

    private RunException(RunException original, String outputTail) {
        super(original.getMessage(), original);
        this.kind = original.kind;
        this.outputTail = outputTail;
    }

    /** Returns whose fault it was. */
    public Kind kind() {
        return kind;
    }

    /** Returns the last of what the run's own process printed; empty where it printed nothing, or there was none. */
    public String outputTail() {
        return outputTail;
    }

    /** Returns this with the last of what the run's own process printed. */
    public RunException withOutput(String tail) {
        return new RunException(this, tail);
    }
}
