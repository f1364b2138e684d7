package dev.aiperf.annotations;

/** How a limit or a rate grows while it is ramped. */
public enum RampShape {
    /** By the same amount in equal times. */
    LINEAR,
    /** By the same factor in equal times: a limit from 1, a rate from a hundredth of its target. */
    EXPONENTIAL
}
