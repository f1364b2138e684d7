package dev.aiperf.simulator.engine;

/**
 * Decides at which instants which sequence makes a token.
 *
 * <p>Pure: time is told to it, in nanoseconds of whatever clock the caller uses, and it neither waits nor reads a clock.
 * {@link EngineThread} drives one in real time, tests drive one through hours in a moment. Not safe for use by several
 * threads.
 */
public interface Engine {

    /** What {@link #nextInstant()} says when there is nothing to do. */
    long IDLE = Long.MAX_VALUE;

    void submit(Sequence sequence, long nowNanos);

    /** Frees what the sequence holds; it makes no more tokens. Does nothing for a sequence that has finished. */
    void cancel(Sequence sequence);

    /** When {@link #advance} is to be called, or {@link #IDLE}. */
    long nextInstant();

    /** Does what was due at {@link #nextInstant()}; {@code nowNanos} is not before it. */
    void advance(long nowNanos);

    EngineLoad load();

    void resetPrefixCache();
}
