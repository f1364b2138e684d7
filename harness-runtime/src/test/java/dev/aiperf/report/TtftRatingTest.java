package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.metrics.RecordValues;
import dev.aiperf.record.RequestError;
import dev.aiperf.transport.PhaseKind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TtftRatingTest {

    private final TtftRating rating = new TtftRating();

    @Test
    void bordersBelongToTheBetterClassButForTheFirst() {
        for (double millis : new double[] {1, 499.99, 500, 2000, 2000.01, 3000, 3000.01}) {
            rate(millis, PhaseKind.MEASUREMENT, Optional.empty());
        }
        assertThat(rating.shares()).isEqualTo(new TtftRating.Shares(2, 2, 2, 1));
        assertThat(rating.shares().count()).isEqualTo(7);
    }

    @Test
    void warmupAndFailedRequestsAreNotRated() {
        rate(1, PhaseKind.WARMUP, Optional.empty());
        rate(1, PhaseKind.MEASUREMENT, Optional.of(new RequestError(0, "ConnectionLost", "reset")));
        rate(Double.NaN, PhaseKind.MEASUREMENT, Optional.empty());
        assertThat(rating.shares()).isEqualTo(TtftRating.Shares.NONE);
    }

    private void rate(double millis, PhaseKind phase, Optional<RequestError> error) {
        rating.onRecord(
                RecordsWriterTest.record(0, phase, "s", 0, OptionalLong.empty(), 1, new long[] {1}, error),
                new RecordValues(Map.of(
                        SampleRun.latency("request_latency", "Request Latency"),
                        new double[] {9},
                        SampleRun.latency("time_to_first_token", "Time to First Token"),
                        new double[] {millis})));
    }
}
