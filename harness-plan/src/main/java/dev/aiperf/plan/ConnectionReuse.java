package dev.aiperf.plan;

/** Which connection a request takes. */
public enum ConnectionReuse {
    /** One that is open and idle; its own where there is none. */
    POOLED,
    /** Its own, closed after the answer. */
    NEVER
}
