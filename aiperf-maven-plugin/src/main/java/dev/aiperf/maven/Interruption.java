package dev.aiperf.maven;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.Log;

/**
 * What becomes of a run when its build is ended from outside, by Ctrl-C for one: it is told to end, and the JVM waits until
 * what has been measured is written.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable interrupt, Log log) {
        hook = new Thread(
                () -> {
                    log.warn("Interrupted: what has been measured is written, and then the build ends.");
                    interrupt.run();
                    awaitEnd();
                },
                "aiperf-interruption");
    }

    /**
     * Begins to watch.
     *
     * @param interrupt ends the run early and gently
     * @param log hears of it
     */
    static Interruption of(Runnable interrupt, Log log) {
        Interruption interruption = new Interruption(interrupt, log);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void awaitEnd() {
        try {
            // Whether it ended or not, the JVM does.
            boolean done = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!done) {
                System.err.println("aiperf: the run did not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run has ended, by itself or because it was told to. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook runs.
            return;
        }
    }
}
