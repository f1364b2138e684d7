package dev.aiperf.transport;

import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Looks at all exchanges from time to time, and gives up those that are overdue. A timer for each would cost each request two
 * visits to a heap.
 */
final class DeadlineSweep {

    private static final long LONGEST_MILLIS = 250;
    private static final long SHORTEST_MILLIS = 5;
    /** How much later than the time-out a request may be given up, as a share of it. */
    private static final long SWEEPS_IN_TIMEOUT = 50;

    private final Sockets sockets;
    private final Duration every;
    private final LongConsumer giveUp;
    private volatile boolean stopped;

    /**
     * @param sockets whose timer is used
     * @param giveUp gives up what is overdue at an instant
     */
    DeadlineSweep(Sockets sockets, Duration requestTimeout, LongConsumer giveUp) {
        this.sockets = sockets;
        long millis = requestTimeout.toMillis() / SWEEPS_IN_TIMEOUT;
        every = Duration.ofMillis(Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, millis)));
        this.giveUp = giveUp;
    }

    void start() {
        sockets.schedule(this::sweep, every);
    }

    void stop() {
        stopped = true;
    }

    private void sweep() {
        if (stopped) {
            return;
        }
        try {
            giveUp.accept(System.nanoTime());
        } finally {
            // Whatever a listener throws, the next request must not wait for ever.
            start();
        }
    }
}
