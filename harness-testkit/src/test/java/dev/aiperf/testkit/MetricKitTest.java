package dev.aiperf.testkit;

import static dev.aiperf.testkit.RequestRecordBuilder.startingAt;

import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.Metric;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.record.RequestRecord;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class MetricKitTest {

    @Test
    void findsADivisionByNothing() {
        MetricKit kit = metric(
                "per_token", "1/tokens", request -> 1.0 / request.answerTokens().orElse(0));

        Mistake.isFoundBy(kit::valuesOfAnyValidRequestAreFinite);
        Mistake.isFoundBy(kit::aRequestThatLacksWhatItNeedsHasNoValue);
    }

    @Test
    void findsAMetricThatRemembers() {
        double[] sum = {0};
        MetricKit kit = metric("sum_so_far", "tokens", request -> sum[0]++);

        Mistake.isFoundBy(kit::valuesDependOnNothingButTheRequest);
    }

    @Test
    void findsAMetricThatChangesTheRequest() {
        MetricKit kit = metric("gaps", "ms", request -> request.contentNanos()[0]--);

        Mistake.isFoundBy(kit::requestsAreLeftAsTheyAre);
    }

    @Test
    void findsTagsAndUnitsThatFilesCantCarry() {
        Mistake.isFoundBy(metric("Time To Read", "ms", request -> 1)::tagUnitAndWordsAreFitForFilesAndTables);
        Mistake.isFoundBy(metric("adj_reading", "ms", request -> 1)::tagUnitAndWordsAreFitForFilesAndTables);
        Mistake.isFoundBy(metric("reading", "ms, about", request -> 1)::tagUnitAndWordsAreFitForFilesAndTables);
        Mistake.isFoundBy(metric("request_latency", "ms", request -> 1)::noBuiltInMetricHasTheSameTag);
    }

    @Test
    void findsAWrongValue() {
        Mistake.isFoundBy(metric("reading", "ms", request -> 2)::aRequestThatHasAllItNeedsHasItsValues);
    }

    private static MetricKit metric(String tag, String unit, ToDoubleFunction<RequestRecord> formula) {
        MetricInfo info = new MetricInfo(tag, "Mine", unit, 1, ConsoleGroup.NONE, true, "Mine.");
        Metric metric = new Metric() {
            @Override
            public MetricInfo info() {
                return info;
            }

            @Override
            public double[] valuesOf(RequestRecord request) {
                return new double[] {formula.applyAsDouble(request)};
            }
        };
        return new MetricKit() {
            @Override
            protected Metric metric() {
                return metric;
            }

            @Override
            protected RequestRecord request() {
                return startingAt(0).contentAt(1, 2).answerTokens(1).build();
            }

            @Override
            protected double[] values() {
                return new double[] {1};
            }

            @Override
            protected List<RequestRecord> requestsWithout() {
                return List.of(startingAt(0).contentAt(1).build());
            }
        };
    }
}
