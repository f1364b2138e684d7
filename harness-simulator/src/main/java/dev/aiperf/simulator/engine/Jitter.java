package dev.aiperf.simulator.engine;

import java.util.SplittableRandom;

/** Varies a length of time evenly to either side. */
final class Jitter {

    static long vary(long nanos, double share, SplittableRandom random) {
        if (share == 0) {
            return nanos;
        }
        return Math.round(nanos * (1 + share * (2 * random.nextDouble() - 1)));
    }

    private Jitter() {}
}
