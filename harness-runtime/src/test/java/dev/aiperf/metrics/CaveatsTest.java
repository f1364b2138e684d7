package dev.aiperf.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.record.RequestRecord;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaveatsTest {

    private final PhaseAccumulator phase =
            new PhaseAccumulator(MetricCatalogue.builtIn(), Endpoints.STREAMING, List.of());

    @Test
    void aLargeAndFaithfulSampleHasNone() {
        accept(
                4000,
                Requests.startingAt(0)
                        .contentAt(1, 2)
                        .input(9)
                        .answer(2)
                        .requested(2)
                        .make());

        assertThat(Caveats.of(phase.summary())).isEmpty();
    }

    @Test
    void percentilesThatTheSampleCannotCarryAreNamed() {
        accept(200, Requests.startingAt(0).contentAt(1, 2).make());

        assertThat(Caveats.of(phase.summary()))
                .containsExactly(new Caveat(
                        "small_sample",
                        "200 requests can't carry p1 (needs 368), p99 (needs 368), p99.9 (needs 3,688): take these"
                                + " percentiles as indications."));
    }

    @Test
    void aMetricIsJudgedByItsOwnValues() {
        accept(3900, Requests.startingAt(0).contentAt(1, 2).make());
        accept(100, Requests.startingAt(0).contentAt(1, 2).answer(2).make());

        assertThat(sentence("small_sample"))
                .startsWith("100 values of ")
                .contains("output_sequence_length", "inter_token_latency")
                .contains(" can't carry p1 (needs 368), p99 (needs 368), p99.9 (needs 3,688): ")
                .doesNotContain("request_latency");
    }

    @Test
    void sharesOfDoubtfulRequestsAreGivenInNumbers() {
        accept(
                30,
                Requests.startingAt(0)
                        .contentAt(1, 2)
                        .answer(9)
                        .requested(10)
                        .input(10)
                        .usage(20, 9)
                        .make());
        accept(
                90,
                Requests.startingAt(0)
                        .contentAt(1, 2)
                        .answer(10)
                        .requested(10)
                        .input(10)
                        .usage(10, 10)
                        .make());
        accept(30, Requests.startingAt(0).contentAt(1, 2).missingEndMark().make());

        assertThat(sentence("osl_mismatch"))
                .startsWith("30 of 150 requests (20.0 %) got an output length")
                .contains("--extra-inputs ignore_eos:true min_tokens:N");
        assertThat(sentence("usage_discrepancy")).startsWith("30 of 150 requests (20.0 %) have token counts");
        assertThat(sentence("missing_end_mark")).startsWith("30 of 150 requests (20.0 %) ended their stream");
    }

    @Test
    void eventsInSharedReadsAreSaidFromATwentiethOn() {
        accept(1, Requests.startingAt(0).contentAt(hundredWithShared(4)).make());
        assertThat(kinds()).doesNotContain("shared_reads");

        accept(1, Requests.startingAt(0).contentAt(hundredWithShared(10)).make());
        assertThat(sentence("shared_reads")).startsWith("7.0 % of the events");
    }

    /** The instants of a hundred events, of which so many have that of the one before. */
    private static double[] hundredWithShared(int shared) {
        return IntStream.range(0, 100)
                .mapToDouble(k -> 1 + Math.max(0, k - shared))
                .toArray();
    }

    @Test
    void hitsOfThePrefixCacheAreSaid() {
        accept(
                1,
                Requests.startingAt(0)
                        .contentAt(1, 2)
                        .usage(
                                OptionalInt.of(200),
                                OptionalInt.of(2),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.of(50))
                        .make());

        assertThat(sentence("cache_hits")).contains("25.0 %");
    }

    @Test
    void percentilesOfAHistogramAreSaidToBeApproximate() {
        accept(100_001, Requests.startingAt(0).contentAt(1).make());

        assertThat(sentence("approximate_percentiles")).contains("100,000").contains("0.1 %");
    }

    @Test
    void aPhaseWithoutValidRequestsHasNoPercentilesToDoubt() {
        phase.accept(Requests.failed("TimedOut"));

        assertThat(Caveats.of(phase.summary())).isEmpty();
    }

    private void accept(int times, RequestRecord request) {
        for (int k = 0; k < times; k++) {
            phase.accept(request);
        }
    }

    private List<String> kinds() {
        return Caveats.of(phase.summary()).stream().map(Caveat::kind).toList();
    }

    private String sentence(String kind) {
        return Caveats.of(phase.summary()).stream()
                .filter(caveat -> caveat.kind().equals(kind))
                .map(Caveat::sentence)
                .findFirst()
                .orElseThrow();
    }
}
