package dev.aiperf;

import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunObserver;

/** Sees a profile go on, and its reports. Called by one thread at a time. */
public interface ProfileListener extends RunObserver {

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

    /** Returns one that hears everything and tells nobody. */
    static ProfileListener silent() {
        return new ProfileListener() {
            @Override
            public void say(String sentence) {}

            @Override
            public void progress(ProgressSnapshot snapshot) {}

            @Override
            public void cellReport(String text) {}
        };
    }
}
