package dev.aiperf.run;

import java.util.function.Supplier;

/** Tells an observer how something goes on, four times a second from a thread of its own, until it is closed. */
final class ProgressTicker implements AutoCloseable {

    /** How long a listener may take with what it was told last. */
    private static final long MOST_MILLIS = 2_000;

    private static final long EVERY_MILLIS = 250;

    private final Supplier<ProgressSnapshot> news;
    private final RunObserver observer;
    private final Thread thread = new Thread(this::tellOften, "aiperf-progress");
    private volatile boolean told;

    ProgressTicker(Supplier<ProgressSnapshot> news, RunObserver observer) {
        this.news = news;
        this.observer = observer;
        thread.setDaemon(true);
    }

    /** Starts to tell, the first time after a moment; returns this. */
    ProgressTicker start() {
        thread.start();
        return this;
    }

    /** Returns whether anything was told. */
    boolean hasTold() {
        return told;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(MOST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellOften() {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                told = true;
                observer.progress(news.get());
            }
        } catch (InterruptedException e) {
            // What was told of has ended.
            Thread.currentThread().interrupt();
        }
    }
}
