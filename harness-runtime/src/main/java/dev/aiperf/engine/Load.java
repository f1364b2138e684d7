package dev.aiperf.engine;

import java.util.Optional;

/** What makes the requests of a phase be sent: by free slots or by the clock. */
sealed interface Load permits ClosedLoopLoad, OpenLoopLoad {

    /**
     * Starts sending; returns at once.
     *
     * @param startNanos the start of the phase, which intended times count from
     * @param limit until when to send
     */
    void start(long startNanos, SendingLimit limit);

    /** Stops sending, whatever the limit says. */
    void stop();

    /** Returns whether the limit is reached, so that nothing more is to be sent; a last send may still be under way. */
    boolean hasEnded();

    /** Returns whether no send is under way any more, and none will be. True some time after {@link #stop}. */
    boolean isSettled();

    /** Returns how the thread that waits for instants keeps time; none where nothing is sent by the clock. */
    default Optional<Pacing> pacing() {
        return Optional.empty();
    }

    /** Returns how many arrivals had to wait for a ceiling of concurrency; 0 where there is none. */
    long heldAtCeiling();

    /** Returns how many requests had to wait for the ceiling on prefills; 0 where there is none. */
    long heldAtPrefill();

    /** Returns how many due arrivals still waited for a ceiling when sending ended, and so were never sent. */
    long leftAtCeiling();
}
