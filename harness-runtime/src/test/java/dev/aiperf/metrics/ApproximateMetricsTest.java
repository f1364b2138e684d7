package dev.aiperf.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.GoodputBound;
import dev.aiperf.record.RequestError;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ApproximateMetricsTest {

    private static final List<GoodputBound> BOUND = List.of(new GoodputBound("inter_token_latency", 50));

    @Test
    void everyMetricThatTheClientsCountsChangeIsApproximate() {
        PhaseSummary few = phase(true, counted(10, 2, 4)).summary();
        PhaseSummary many = phase(true, counted(30, 5, 9)).summary();

        assertThat(differing(few, many))
                .contains("inter_token_latency", "adj_inter_token_latency", "total_isl", "total_error_isl");
        assertThat(approximate(few)).containsAll(differing(few, many));
        assertThat(approximate(many)).containsAll(differing(few, many));
    }

    @Test
    void whatTheServerCountsIsNotApproximate() {
        Requests request = counted(10, 2, 4).usage(6, OptionalInt.of(4)).countedByServer();

        PhaseSummary summary = phase(true, request).summary();

        assertThat(approximate(summary))
                .contains("input_sequence_length", "total_token_throughput")
                .doesNotContain("output_sequence_length", "inter_token_latency", "output_token_count", "goodput");
    }

    @Test
    void howReasoningAndAnswerShareAServersCountIsTheClientsGuess() {
        Requests request = counted(10, 2, 4).usage(6, OptionalInt.empty()).countedByServer();

        assertThat(approximate(phase(true, request).summary()))
                .contains("output_token_count", "reasoning_token_count")
                .doesNotContain("output_sequence_length");
    }

    @Test
    void oneRequestThatTheServerDidNotCountIsEnough() {
        PhaseAccumulator phase = phase(true, counted(10, 2, 4).countedByServer());
        phase.accept(counted(10, 2, 4).make());

        assertThat(approximate(phase.summary())).contains("output_sequence_length", "goodput", "good_request_count");
    }

    @Test
    void theModelsOwnTokenizerMakesNothingApproximate() {
        assertThat(approximate(phase(false, counted(10, 2, 4)).summary())).isEmpty();
    }

    @Test
    void aLengthThatIsOffByApproximateCountsIsNoFinding() {
        Requests off = counted(10, 2, 4).requested(100);

        assertThat(kinds(phase(false, off))).contains("osl_mismatch");
        assertThat(kinds(phase(true, off))).doesNotContain("osl_mismatch").contains("stand_in_tokenizer");
    }

    private static Requests counted(int input, int answer, int reasoning) {
        return Requests.startingAt(0)
                .contentAt(1000, 2000, 3000)
                .input(input)
                .answer(answer)
                .reasoning(reasoning)
                .requested(100)
                .usage(12, 7);
    }

    /** A phase with a valid request and one that failed, so that error-adjusted twins are there. */
    private static PhaseAccumulator phase(boolean standIn, Requests request) {
        PhaseAccumulator phase = new PhaseAccumulator(MetricCatalogue.builtIn(), Endpoints.STREAMING, BOUND, standIn);
        phase.accept(request.make());
        phase.accept(request.error(new RequestError(0, "TimedOut", "too slow")).make());
        return phase;
    }

    private static Set<String> approximate(PhaseSummary summary) {
        return summary.results().values().stream()
                .filter(MetricResult::approximate)
                .map(result -> result.metric().tag())
                .collect(Collectors.toSet());
    }

    private static Set<String> differing(PhaseSummary one, PhaseSummary other) {
        Set<String> tags = new TreeSet<>(one.results().keySet());
        tags.addAll(other.results().keySet());
        tags.removeIf(tag -> one.result(tag).equals(other.result(tag)));
        return tags;
    }

    private static List<String> kinds(PhaseAccumulator phase) {
        return Caveats.of(phase.summary()).stream().map(Caveat::kind).toList();
    }
}
