package dev.aiperf.traffic;

/**
 * Arrivals at a mean rate of one in a unit of time, whatever the unit. Pure functions of their seed and the index, safe to
 * share between threads.
 */
@FunctionalInterface
interface UnitArrivals {

    /** Returns the instant of arrival {@code index} (from 0), never less than the one before. */
    double at(long index);
}
