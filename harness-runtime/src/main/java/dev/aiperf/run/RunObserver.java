package dev.aiperf.run;

/** Watches a session go on. Called by one thread at a time. */
public interface RunObserver {

    /** Takes a sentence that the user should see now. */
    void say(String sentence);

    /** Takes news of a phase, a few times a second. */
    void progress(ProgressSnapshot snapshot);

    /** Hears that a benchmark's own set-up begins, which may take any time. */
    default void setupBegins() {}

    /** Hears that a benchmark's own set-up has ended. */
    default void setupEnded() {}
}
