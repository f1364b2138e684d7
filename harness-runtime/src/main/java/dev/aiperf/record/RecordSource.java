package dev.aiperf.record;

import java.nio.file.Path;

/** A log that records are made of: one that is still being written, or one that a run left behind. */
interface RecordSource {

    /** Returns the file. */
    Path path();

    /** Returns how many requests can be read from the file. */
    long written();

    /** Returns whether nothing more is put into the log, so that it comes to an end. */
    boolean isClosing();

    /** Returns whether {@link #written()} is final. */
    boolean isClosed();
}
