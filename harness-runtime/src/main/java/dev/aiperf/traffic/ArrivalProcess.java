package dev.aiperf.traffic;

import dev.aiperf.plan.Seed;

/**
 * The instants at which an open-loop phase wants its requests sent, as nanoseconds after the start of the phase.
 *
 * <p>The k-th instant is a function of the seed and k alone: whoever asks, in whatever order, on whichever machine, gets
 * the same schedule. That is what lets N machines share one run without talking to each other.
 *
 * <p>Implementations are safe to share between threads.
 */
public interface ArrivalProcess {

    /** Returns the instant of arrival {@code index} (from 0), in nanoseconds, never less than the one before. */
    long intendedNanos(long index);

    /** Returns arrivals one interval apart, the first at 0. */
    static ArrivalProcess constant(double requestsPerSecond) {
        return new ConstantArrivals(requestsPerSecond);
    }

    /** Returns arrivals with independent exponential gaps, the first one gap after 0. */
    static ArrivalProcess poisson(double requestsPerSecond, Seed seed) {
        return new RenewalArrivals(requestsPerSecond, seed, unit -> -Math.log1p(-unit));
    }
}
