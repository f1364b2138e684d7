package dev.aiperf.plan;

import java.util.Optional;
import java.util.OptionalInt;

/** When requests are sent: by free slots (closed loop) or by the clock (open loop). */
public sealed interface TrafficPlan {

    /** Returns the point in words that are fit for a folder, such as {@code concurrency_10} or {@code request_rate_5}. */
    String label();

    /**
     * A fixed number of users, each of whom sends the next request when the last is answered.
     *
     * @param users how many
     * @param patternWithoutRate a pattern of arrivals that was asked for without a rate, and so has nothing to shape
     */
    record ClosedLoop(Ceiling users, Optional<ArrivalPattern> patternWithoutRate) implements TrafficPlan {

        /** Makes the loop of a number of users, all there from the start. */
        public ClosedLoop(int concurrency, Optional<ArrivalPattern> patternWithoutRate) {
            this(new Ceiling(concurrency), patternWithoutRate);
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
    }

    /**
     * Arrivals by the clock, whether or not earlier requests are answered.
     *
     * @param rate the mean rate over time
     * @param arrivals how arrivals are spread around it
     * @param ceiling the most requests in flight; an arrival beyond waits, and its wait is kept
     */
    record OpenLoop(RateProfile rate, ArrivalPlan arrivals, Optional<Ceiling> ceiling) implements TrafficPlan {

        /** Makes arrivals at a steady rate, with the pattern's own defaults. */
        public OpenLoop(double requestsPerSecond, ArrivalPattern pattern, OptionalInt maxConcurrency) {
            this(
                    RateProfile.steady(requestsPerSecond),
                    ArrivalPlan.of(pattern),
                    maxConcurrency.isPresent()
                            ? Optional.of(new Ceiling(maxConcurrency.getAsInt()))
                            : Optional.empty());
        }

        /** Returns the most requests in flight, once the ceiling is at its full height. */
        public OptionalInt maxConcurrency() {
            return ceiling.isPresent() ? OptionalInt.of(ceiling.get().limit()) : OptionalInt.empty();
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
}
