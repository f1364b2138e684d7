package dev.aiperf.engine;

import dev.aiperf.plan.Ceiling;
import java.util.function.LongConsumer;

/**
 * Makes the places of a ceiling, each at its instant: those that are there from the start of the phase at once, those that its
 * ramp brings later on a thread of their own.
 */
final class CeilingRamp {

    /** The longest sleep without a look whether it was stopped. */
    private static final long LOOK_NANOS = 50_000_000L;

    private final Ceiling ceiling;
    private final NanoClock clock;
    private final LongConsumer onPlace;
    private volatile boolean stopped;

    /**
     * Makes a ramp that hasn't begun.
     *
     * @param onPlace told of each place; given the instant from which it is there
     */
    CeilingRamp(Ceiling ceiling, NanoClock clock, LongConsumer onPlace) {
        this.ceiling = ceiling;
        this.clock = clock;
        this.onPlace = onPlace;
    }

    /** Begins; returns once the places that are there from the start are made. */
    void start(long startNanos) {
        int made = 0;
        while (made < ceiling.limit() && ceiling.nanosUntil(made + 1) == 0) {
            onPlace.accept(startNanos);
            made++;
        }
        if (made < ceiling.limit()) {
            int first = made + 1;
            Thread later = new Thread(() -> climb(startNanos, first), "aiperf-ramp");
            later.setDaemon(true);
            later.start();
        }
    }

    void stop() {
        stopped = true;
    }

    private void climb(long startNanos, int first) {
        TimerSlack.leastForThisThread();
        for (int number = first; number <= ceiling.limit(); number++) {
            long at = startNanos + ceiling.nanosUntil(number);
            for (long left = at - clock.nanoTime(); left > 0 && !stopped; left = at - clock.nanoTime()) {
                clock.waitUntil(at - Math.max(0, left - LOOK_NANOS));
            }
            if (stopped) {
                return;
            }
            onPlace.accept(at);
        }
    }
}
