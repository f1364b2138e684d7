package dev.aiperf.transport;

/** Which phase of a run a request belongs to. */
public enum PhaseKind {
    /** Before the measurement; reported apart. */
    WARMUP,
    /** What is measured. */
    MEASUREMENT;

    private static final PhaseKind[] VALUES = values();

    /** Returns the kind of an ordinal that was stored. */
    public static PhaseKind of(int ordinal) {
        return VALUES[ordinal];
    }
}
