package dev.aiperf.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** When a phase stops sending. */
public sealed interface StopCondition {

    /**
     * At whichever limit is reached first.
     *
     * @param requests the number of requests to send
     * @param duration the time to send for
     */
    record FirstOf(OptionalLong requests, Optional<Duration> duration) implements StopCondition {}

    /**
     * When both are reached: the rule for a run that nobody bounded.
     *
     * @param duration the least time to send for
     * @param requests the least number of requests to send
     */
    record AtLeast(Duration duration, long requests) implements StopCondition {}

    /** When every entry of the data set was sent once. */
    record WholeDataset() implements StopCondition {}
}
