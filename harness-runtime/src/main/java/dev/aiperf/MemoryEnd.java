package dev.aiperf;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends a process one of whose threads died as the heap was used up: whoever waits for that thread would wait forever. What
 * was measured is in the run's log, of which {@code aiperf summarize} makes the result.
 *
 * <p>The words are made beforehand and the process is halted, since neither memory nor other threads can be counted on.
 */
public final class MemoryEnd implements Thread.UncaughtExceptionHandler {

    /** What is said of it. */
    public static final String SENTENCE =
            "the heap is used up (-Xmx gives it more), and this can't go on; of a run that had sent requests, aiperf"
                    + " summarize makes the result from its folder";

    private static final byte[] WORDS = ("aiperf: " + SENTENCE + "\n").getBytes(StandardCharsets.UTF_8);

    private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);

    private MemoryEnd() {}

    /** Watches over all threads of this process that have no handler of their own. For a process that is the harness's. */
    public static void watch() {
        Thread.setDefaultUncaughtExceptionHandler(new MemoryEnd());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            try {
                err.write(WORDS);
            } catch (IOException e) {
                // There is nobody left to tell; the end is the same.
                thrown.addSuppressed(e);
            }
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
        System.err.print("Exception in thread \"" + thread.getName() + "\" ");
        thrown.printStackTrace();
    }
}
