package dev.aiperf.report;

import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.RecordListener;
import dev.aiperf.metrics.RecordValues;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.transport.PhaseKind;
import java.util.Map;

/**
 * Counts how users would rate the times to first token of the measured phase, in flat memory.
 *
 * <p>Called by one thread at a time; {@link #shares} after the last record.
 */
public final class TtftRating implements RecordListener {

    static final String TAG = "time_to_first_token";
    static final double EXCELLENT_BELOW_MILLIS = 500;
    static final double ACCEPTABLE_TO_MILLIS = 2000;
    static final double SLOW_TO_MILLIS = 3000;

    private long excellent;
    private long acceptable;
    private long slow;
    private long usersLeave;

    /**
     * How many valid requests fall into each class.
     *
     * @param excellent under 500 ms
     * @param acceptable from 500 ms to 2 s
     * @param slow to 3 s
     * @param usersLeave above 3 s
     */
    public record Shares(long excellent, long acceptable, long slow, long usersLeave) {

        /** No request with a first token. */
        public static final Shares NONE = new Shares(0, 0, 0, 0);

        /** Returns how many requests were rated. */
        public long count() {
            return excellent + acceptable + slow + usersLeave;
        }
    }

    @Override
    public void onRecord(RequestRecord record, RecordValues values) {
        if (record.phase() != PhaseKind.MEASUREMENT || !record.isValid()) {
            return;
        }
        for (Map.Entry<MetricInfo, double[]> value : values.values().entrySet()) {
            if (value.getKey().tag().equals(TAG) && value.getValue().length > 0) {
                count(value.getValue()[0]);
                return;
            }
        }
    }

    private void count(double millis) {
        if (millis < EXCELLENT_BELOW_MILLIS) {
            excellent++;
        } else if (millis <= ACCEPTABLE_TO_MILLIS) {
            acceptable++;
        } else if (millis <= SLOW_TO_MILLIS) {
            slow++;
        } else if (millis > SLOW_TO_MILLIS) {
            usersLeave++;
        }
    }

    /** Returns the counts so far. */
    public Shares shares() {
        return new Shares(excellent, acceptable, slow, usersLeave);
    }

    /** Returns the word for a time to first token. */
    static String word(double millis) {
        if (millis < EXCELLENT_BELOW_MILLIS) {
            return "excellent";
        }
        if (millis <= ACCEPTABLE_TO_MILLIS) {
            return "acceptable";
        }
        return millis <= SLOW_TO_MILLIS ? "slow" : "so slow that users leave";
    }
}
