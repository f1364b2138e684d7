package dev.aiperf.plan;

import java.util.Optional;
import java.util.OptionalInt;

/** When requests are sent: by free slots (closed loop), by the clock (open loop), or when a trace says so (replay). */
public sealed interface TrafficPlan {

    /** Returns the point in words that are fit for a folder, such as {@code concurrency_10} or {@code request_rate_5}. */
    String label();

    /** Returns the most requests in flight, once all ceilings are at their full height; empty where nothing bounds them. */
    OptionalInt mostInFlight();

    /** Returns the most requests that may be on their way to their first token at once, if that is bounded. */
    Optional<Ceiling> prefill();

    /**
     * A fixed number of users, each of whom sends the next request when the last is answered.
     *
     * @param users how many
     * @param prefill the most requests without a first token at once; a user whose turn it is beyond waits
     * @param patternWithoutRate a pattern of arrivals that was asked for without a rate, and so has nothing to shape
     */
    record ClosedLoop(Ceiling users, Optional<Ceiling> prefill, Optional<ArrivalPattern> patternWithoutRate)
            implements TrafficPlan {

        /** Makes the loop of a number of users, all there from the start. */
        public ClosedLoop(int concurrency, Optional<ArrivalPattern> patternWithoutRate) {
            this(new Ceiling(concurrency), Optional.empty(), patternWithoutRate);
        }

        /** Makes the loop of a number of users, all there from the start. */
        public ClosedLoop(int concurrency) {
            this(concurrency, Optional.empty());
        }

        /** Returns how many users there are, once all are there. */
        public int concurrency() {
            return users.limit();
        }

        @Override
        public String label() {
            return "concurrency_" + concurrency();
        }

        @Override
        public OptionalInt mostInFlight() {
            return OptionalInt.of(concurrency());
        }
    }

    /**
     * Arrivals by the clock, whether or not earlier requests are answered.
     *
     * @param rate the mean rate over time
     * @param arrivals how arrivals are spread around it
     * @param ceiling the most requests in flight; an arrival beyond waits, and its wait is kept
     * @param prefill the most requests without a first token at once; an arrival beyond waits, too
     */
    record OpenLoop(RateProfile rate, ArrivalPlan arrivals, Optional<Ceiling> ceiling, Optional<Ceiling> prefill)
            implements TrafficPlan {

        /** Makes arrivals at a steady rate, with the pattern's own defaults. */
        public OpenLoop(double requestsPerSecond, ArrivalPattern pattern, OptionalInt maxConcurrency) {
            this(
                    RateProfile.steady(requestsPerSecond),
                    ArrivalPlan.of(pattern),
                    maxConcurrency.isPresent() ? Optional.of(new Ceiling(maxConcurrency.getAsInt())) : Optional.empty(),
                    Optional.empty());
        }

        /** Returns the most requests in flight, once the ceiling is at its full height. */
        public OptionalInt maxConcurrency() {
            return Ceiling.limit(ceiling);
        }

        @Override
        public OptionalInt mostInFlight() {
            return maxConcurrency();
        }

        @Override
        public String label() {
            return rate.steadyRate().isPresent() ? label(rate.steadyRate().getAsDouble()) : "request_rate_series";
        }

        private static String label(double requestsPerSecond) {
            boolean whole = requestsPerSecond == Math.rint(requestsPerSecond) && requestsPerSecond < 1e15;
            return "request_rate_" + (whole ? Long.toString((long) requestsPerSecond) : "" + requestsPerSecond);
        }
    }

    /**
     * Rows of a trace at their own times, whether or not earlier ones are answered; the data set has the times.
     *
     * @param ceiling the most requests in flight; a row beyond waits, and its wait is kept
     * @param prefill the most requests without a first token at once; a row beyond waits, too
     */
    record Replay(Optional<Ceiling> ceiling, Optional<Ceiling> prefill) implements TrafficPlan {
        @Override
        public String label() {
            return "fixed_schedule";
        }

        @Override
        public OptionalInt mostInFlight() {
            return Ceiling.limit(ceiling);
        }
    }
}
