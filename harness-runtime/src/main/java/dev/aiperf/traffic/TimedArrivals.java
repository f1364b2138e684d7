package dev.aiperf.traffic;

import dev.aiperf.plan.IntegratedRate;

/**
 * Arrivals of rate 1, put on the clock by the time at which so many are to be expected. No instant is rounded before it is
 * asked for, so that a rate such as 3/s is exact over any length.
 */
record TimedArrivals(IntegratedRate rate, UnitArrivals arrivals) implements ArrivalProcess {

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public long intendedNanos(long index) {
        return Math.round(rate.secondsUntil(arrivals.at(index)) * NANOS_PER_SECOND);
    }
}
