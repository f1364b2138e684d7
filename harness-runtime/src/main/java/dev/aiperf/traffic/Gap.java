package dev.aiperf.traffic;

import dev.aiperf.plan.Seed;

/**
 * The distribution of the time between an arrival and the next, of mean 1. Each draw is a pure function of a seed of its
 * own. Safe to share between threads.
 */
interface Gap {

    /** Returns the gap of a seed: 0 or more. */
    double draw(Seed seed);

    /**
     * Returns the time from an instant that knows nothing of the arrivals to the next of them. Who begins with it has arrivals
     * that have gone on for ever, with the mean rate from the start.
     */
    double residual(Seed seed);
}
