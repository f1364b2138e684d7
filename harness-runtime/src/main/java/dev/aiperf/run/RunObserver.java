package dev.aiperf.run;

/** Watches a session go on. Called by one thread at a time. */
public interface RunObserver {

    /** Takes a sentence that the user should see now. */
    void say(String sentence);

    /** Takes news of a phase, a few times a second. */
    void progress(ProgressSnapshot snapshot);
}
