package dev.aiperf.plan;

/** How the gaps between one client's requests are distributed. */
public enum ClientGaps {
    /** By a gamma distribution. */
    GAMMA,
    /** By a Weibull distribution, whose long gaps are longer than those of a gamma distribution of the same shape. */
    WEIBULL
}
