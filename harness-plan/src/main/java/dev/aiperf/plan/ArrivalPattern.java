package dev.aiperf.plan;

/** How the arrivals of an open loop are spread around their mean rate. */
public enum ArrivalPattern {
    /** Evenly, one interval apart. */
    CONSTANT,
    /** Independently of each other, as arrivals of many unrelated users are: exponential gaps. */
    POISSON,
    /** In bursts, or more evenly than by chance: gamma-distributed gaps of a shape that is chosen. */
    GAMMA,
    /** As those of a population of clients, each with gaps of its own, of whom a few send most. */
    CLIENTS
}
