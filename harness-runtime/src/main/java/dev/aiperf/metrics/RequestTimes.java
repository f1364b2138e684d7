package dev.aiperf.metrics;

import dev.aiperf.record.RequestRecord;
import java.util.OptionalInt;

/** The durations of one valid request, in nanoseconds; NaN where it has none. */
final class RequestTimes {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private RequestTimes() {}

    static double toMillis(double nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    static double toMillis(long nanos) {
        return toMillis((double) nanos);
    }

    /** Returns an amount per second; NaN where no time passed, since that is no rate. */
    static double perSecond(double amount, double nanos) {
        return nanos > 0 ? amount / (nanos / NANOS_PER_SECOND) : Double.NaN;
    }

    static double toFirstToken(RequestRecord request) {
        return request.contentNanos().length == 0 ? Double.NaN : request.contentNanos()[0] - request.startNanos();
    }

    static double latency(RequestRecord request) {
        long[] content = request.contentNanos();
        return content.length == 0 ? Double.NaN : content[content.length - 1] - request.startNanos();
    }

    static double decode(RequestRecord request) {
        return latency(request) - toFirstToken(request);
    }

    static double perToken(RequestRecord request) {
        OptionalInt tokens = request.outputTokens();
        return tokens.isPresent() && tokens.getAsInt() >= 2 ? decode(request) / (tokens.getAsInt() - 1) : Double.NaN;
    }

    /** Returns how much later than intended the request was sent. */
    static double lateness(RequestRecord request) {
        return request.startNanos() - request.intendedNanos();
    }
}
