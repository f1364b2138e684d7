package dev.aiperf.extension;

import java.util.Arrays;

/** Code that isn't ours and does not end: its stack is where it was when it had gone on for too long. */
public final class StillRunning extends Exception {

    /**
     * @param thread the one that the code is on
     */
    public StillRunning(Thread thread) {
        super("still running on the thread " + thread.getName());
        setStackTrace(
                Arrays.stream(thread.getStackTrace()).map(StillRunning::plain).toArray(StackTraceElement[]::new));
    }

    /** Leaves out class loader and module, which the stack of something thrown doesn't name for a user's classes either. */
    private static StackTraceElement plain(StackTraceElement frame) {
        return new StackTraceElement(
                frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }
}
