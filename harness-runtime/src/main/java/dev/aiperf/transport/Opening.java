package dev.aiperf.transport;

/**
 * When a connection was opened, step by step; by {@link System#nanoTime()}. Each step is noted by whatever thread takes it,
 * and may be asked for by any.
 */
final class Opening {

    private final long begunNanos;
    private volatile long resolvedNanos;
    private volatile long readyNanos;

    /** Begins: what comes first is the look-up of the host's name. */
    Opening(long begunNanos) {
        this.begunNanos = begunNanos;
        resolvedNanos = begunNanos;
        readyNanos = begunNanos;
    }

    void resolvedAt(long nanos) {
        resolvedNanos = nanos;
    }

    /** Notes that the first request may be written, any handshake of TLS included. */
    void readyAt(long nanos) {
        readyNanos = nanos;
    }

    long begunNanos() {
        return begunNanos;
    }

    long resolvedNanos() {
        return resolvedNanos;
    }

    long readyNanos() {
        return readyNanos;
    }
}
