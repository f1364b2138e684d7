package dev.aiperf.run;

import java.net.URI;

/** A server that was started for a run. Closing stops it, and waits until it has stopped. */
public interface LaunchedTarget extends AutoCloseable {

    /** Returns its base URL. */
    URI url();

    @Override
    void close();
}
