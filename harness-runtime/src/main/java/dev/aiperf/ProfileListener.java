package dev.aiperf;

import dev.aiperf.run.ProgressSnapshot;

/** Sees a profile go on. Called by one thread at a time. */
public interface ProfileListener {

    /** Takes a sentence that the user should see now. */
    void say(String sentence);

    /** Takes news of the phase that runs, a few times a second. */
    void progress(ProgressSnapshot snapshot);

    /**
     * Takes the report of a cell, once its files are written.
     *
     * @param text what a console shows of it
     */
    void cellReport(String text);

    /**
     * Takes the report of several runs or cells together, once all files are written.
     *
     * @param text what a console shows of it
     */
    default void report(String text) {
        cellReport(text);
    }
}
