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
    record AtLeast(Duration duration, long requests) implements StopCondition {

        private static final Duration LEAST_DURATION = Duration.ofSeconds(20);
        private static final long LEAST_REQUESTS = 10;

        /** Returns the rule for a load that nobody bounded: 20 s, and 10 requests or twice the concurrency. */
        public static AtLeast unbounded(TrafficPlan traffic) {
            int inFlight = traffic.mostInFlight().orElse(0);
            return new AtLeast(LEAST_DURATION, Math.max(LEAST_REQUESTS, 2L * inFlight));
        }
    }

    /**
     * When so many sessions were begun and have ended, or the time is over.
     *
     * @param count the number of sessions
     * @param duration the time to send for
     */
    record Sessions(long count, Optional<Duration> duration) implements StopCondition {}

    /** When every entry of the data set was sent once. */
    record WholeDataset() implements StopCondition {}
}
