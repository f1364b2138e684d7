package dev.aiperf.annotations;

/** How arrivals are spread around a request rate. */
public enum ArrivalPattern {
    /** At equal distances. */
    CONSTANT,
    /** At random, independent of each other, as those of many users who know nothing of each other. */
    POISSON,
    /** In bursts, or more evenly than by chance, as {@link RequestRate#smoothness} says. */
    GAMMA,
    /** As those of {@link RequestRate#clients} clients, each with gaps of its own, of whom a few send most. */
    CLIENTS
}
