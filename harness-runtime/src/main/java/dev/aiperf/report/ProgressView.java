package dev.aiperf.report;

import dev.aiperf.run.ProgressSnapshot;

/** Progress being shown. Used by one thread at a time. */
public interface ProgressView extends AutoCloseable {

    /** Takes news, as often as there are any; the view decides what of them is shown. */
    void show(ProgressSnapshot snapshot);

    /** Ends the showing, and leaves the cursor at the start of a line; nothing is shown from then on. May be called twice. */
    @Override
    void close();
}
