package dev.aiperf.annotations;

/** How arrivals are spread around a request rate. */
public enum ArrivalPattern {
    /** At equal distances. */
    CONSTANT,
    /** At random, independent of each other, as those of many users who know nothing of each other. */
    POISSON
}
