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
     * @param concurrency how many, 1 or more
     * @param patternWithoutRate a pattern of arrivals that was asked for without a rate, and so has nothing to shape
     */
    record ClosedLoop(int concurrency, Optional<ArrivalPattern> patternWithoutRate) implements TrafficPlan {
        public ClosedLoop {
            if (concurrency < 1) {
                throw new IllegalArgumentException("concurrency must be 1 or more, not " + concurrency);
            }
        }

        /** Makes the loop of a number of users. */
        public ClosedLoop(int concurrency) {
            this(concurrency, Optional.empty());
        }

        @Override
        public String label() {
            return "concurrency_" + concurrency;
        }
    }

    /**
     * Arrivals by the clock, whether or not earlier requests are answered.
     *
     * @param requestsPerSecond the mean rate, above 0
     * @param pattern how arrivals are spread around the mean
     * @param maxConcurrency the most requests in flight; an arrival beyond waits, and its wait is kept
     */
    record OpenLoop(double requestsPerSecond, ArrivalPattern pattern, OptionalInt maxConcurrency)
            implements TrafficPlan {
        public OpenLoop {
            if (!(requestsPerSecond > 0) || Double.isInfinite(requestsPerSecond)) {
                throw new IllegalArgumentException("a rate must be above 0, not " + requestsPerSecond);
            }
        }

        @Override
        public String label() {
            boolean whole = requestsPerSecond == Math.rint(requestsPerSecond) && requestsPerSecond < 1e15;
            return "request_rate_" + (whole ? Long.toString((long) requestsPerSecond) : "" + requestsPerSecond);
        }
    }
}
