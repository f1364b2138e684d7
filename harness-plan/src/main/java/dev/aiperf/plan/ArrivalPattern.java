package dev.aiperf.plan;

/** How the arrivals of an open loop are spread around their mean rate. */
public enum ArrivalPattern {
    /** Evenly, one interval apart. */
    CONSTANT,
    /** Independently of each other, as arrivals of many unrelated users are: exponential gaps. */
    POISSON
}
