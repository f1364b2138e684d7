package dev.aiperf.endpoint;

import dev.aiperf.dataset.Turn;

/** Writes request bodies of one API. Not safe to share between threads. */
public interface RequestEncoder {

    /** Returns the body that asks a turn, as UTF-8 JSON. */
    byte[] encode(Turn turn);
}
