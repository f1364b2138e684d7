package dev.aiperf.traffic;

/** Arrivals one interval apart. The interval isn't rounded, so that a rate such as 3/s is exact over any length. */
record ConstantArrivals(double requestsPerSecond) implements ArrivalProcess {

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public long intendedNanos(long index) {
        return Math.round(index * (NANOS_PER_SECOND / requestsPerSecond));
    }
}
