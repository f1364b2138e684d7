package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.endpoint.Usage;
import dev.aiperf.metrics.Metric;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.Target;
import dev.aiperf.record.RequestRecord;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Metric} promises: a tag and a unit that files and options can carry, the right values for a request that
 * has all it needs, none for one that lacks it, finite ones for any valid request, and the same ones whoever asks, when and
 * in whatever order.
 *
 * <p>The author of a metric gives a request and its values, and requests that have none:
 *
 * <pre>{@code
 * class WordsPerSecondTest extends MetricKit {
 *     protected Metric metric() { return new WordsPerSecond(); }
 *     protected RequestRecord request() { return startingAt(0).contentAt(500, 2_000).answerTokens(40).build(); }
 *     protected double[] values() { return new double[] {20}; }
 *     protected List<RequestRecord> requestsWithout() { return List.of(startingAt(0).contentAt(500).build()); }
 * }
 * }</pre>
 */
public abstract class MetricKit {

    private static final double PRECISION = 1e-9;

    /** Returns the metric to be tested. */
    protected abstract Metric metric();

    /** Returns a valid request that has all that the metric needs. */
    protected abstract RequestRecord request();

    /** Returns the values of that request, one or more, in the metric's unit. */
    protected abstract double[] values();

    /** Returns valid requests that have no value; none where every valid request has one. */
    protected abstract List<RequestRecord> requestsWithout();

    @Test
    public final void tagUnitAndWordsAreFitForFilesAndTables() {
        MetricInfo info = metric().info();

        assertThat(metric().name()).isEqualTo(info.tag());
        // The prefix is that of the twins in which failures count as infinite.
        assertThat(info.tag()).matches("[a-z][a-z0-9_]*").doesNotStartWith("adj_");
        assertThat(info.header()).isNotBlank().isEqualTo(info.header().strip()).doesNotContain("\n");
        assertThat(info.unit()).isNotBlank().isEqualTo(info.unit().strip()).doesNotContain("\n", ",", "(", ")");
        assertThat(info.formula()).isNotBlank();
        assertThat(metric().info()).isEqualTo(info);
    }

    @Test
    public final void noBuiltInMetricHasTheSameTag() {
        assertThat(MetricCatalogue.builtIn().requestMetrics())
                .filteredOn(builtIn -> builtIn.name().equals(metric().name()))
                .allMatch(builtIn -> builtIn.equals(metric()));
    }

    @Test
    public final void aRequestThatHasAllItNeedsHasItsValues() {
        assertThat(values()).isNotEmpty();
        assertThat(metric().valuesOf(request())).containsExactly(values(), within(PRECISION));
    }

    @Test
    public final void aRequestThatLacksWhatItNeedsHasNoValue() {
        for (RequestRecord request : requestsWithout()) {
            assertThat(request.isValid() && request.contentNanos().length > 0)
                    .as("valid requests have content, and no error: %s", request)
                    .isTrue();
            assertThat(metric().valuesOf(request)).as("values of %s", request).isEmpty();
        }
    }

    @Test
    public final void valuesOfAnyValidRequestAreFinite() {
        for (RequestRecord request : validRequests()) {
            for (double value : metric().valuesOf(request)) {
                assertThat(value).as("a value of %s", request).isFinite();
            }
        }
    }

    @Test
    public final void valuesDependOnNothingButTheRequest() throws InterruptedException {
        Metric metric = metric();
        List<RequestRecord> requests = validRequests();
        List<double[]> expected = requests.stream().map(metric::valuesOf).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(7));

        List<Boolean> same = InParallel.all(() ->
                order.stream().allMatch(i -> Arrays.equals(metric.valuesOf(requests.get(i)), expected.get(i))));

        assertThat(same).containsOnly(true);
        assertThat(metric().valuesOf(request())).containsExactly(values(), within(PRECISION));
    }

    @Test
    public final void requestsAreLeftAsTheyAre() {
        for (RequestRecord request : validRequests()) {
            long[] before = request.contentNanos().clone();
            double[] values = metric().valuesOf(request);
            Arrays.fill(values, -1);

            assertThat(request.contentNanos()).isEqualTo(before);
        }
        assertThat(metric().valuesOf(request())).containsExactly(values(), within(PRECISION));
    }

    @Test
    public final void itIsKnownForEveryEndpointWhetherItApplies() {
        for (boolean streaming : new boolean[] {false, true}) {
            for (boolean serverCounts : new boolean[] {false, true}) {
                EndpointPlan endpoint = endpoint(streaming, serverCounts);
                assertThatCode(() -> metric().appliesTo(endpoint)).doesNotThrowAnyException();
            }
        }
        assertThat(metric().appliesTo(endpoint(true, false)) || metric().appliesTo(endpoint(false, false)))
                .as("applies to streamed answers or to whole ones")
                .isTrue();
    }

    /** Returns valid requests of every kind: with few events and many, at once and late, with and without counts. */
    private List<RequestRecord> validRequests() {
        List<RequestRecord> requests = new ArrayList<>(requestsWithout());
        requests.add(request());
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            double start = random.nextInt(1_000);
            double[] content = new double[1 + random.nextInt(5)];
            double now = start;
            for (int k = 0; k < content.length; k++) {
                // Several events of one read, and an answer at the very instant of its request, are at a distance of 0.
                now += random.nextInt(3) * random.nextDouble() * 100;
                content[k] = now;
            }
            RequestRecordBuilder builder = RequestRecordBuilder.startingAt(start)
                    .index(i)
                    .intendedAt(start - random.nextInt(3))
                    .contentAt(content);
            if (random.nextBoolean()) {
                builder.connectedAt(start);
            }
            if (random.nextInt(4) == 0) {
                builder.reasoningOnly();
            }
            if (random.nextBoolean()) {
                builder.inputTokens(random.nextInt(3));
            }
            if (random.nextBoolean()) {
                builder.requestedTokens(random.nextInt(3));
            }
            if (random.nextBoolean()) {
                builder.answerTokens(random.nextInt(3));
            }
            if (random.nextBoolean()) {
                builder.reasoningTokens(random.nextInt(3));
            }
            if (random.nextBoolean()) {
                builder.usage(new Usage(count(random), count(random), count(random), count(random), count(random)));
            }
            requests.add(builder.build());
        }
        return requests;
    }

    private static OptionalInt count(Random random) {
        return random.nextBoolean() ? OptionalInt.of(random.nextInt(3)) : OptionalInt.empty();
    }

    private static EndpointPlan endpoint(boolean streaming, boolean serverCounts) {
        return new EndpointPlan(
                "chat",
                List.of(new Target.Running("localhost:8000", URI.create("http://localhost:8000"))),
                Optional.empty(),
                streaming,
                Duration.ofMinutes(1),
                Map.of(),
                Map.of(),
                Optional.empty(),
                false,
                serverCounts,
                true,
                NetworkPlan.DEFAULT);
    }
}
