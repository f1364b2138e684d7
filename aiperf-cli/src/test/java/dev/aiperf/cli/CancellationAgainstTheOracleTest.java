package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.CancellationPlan;
import dev.aiperf.plan.Seed;
import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.SimulatorOptions;
import dev.aiperf.traffic.CancellationDraw;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whether requests that are cancelled or given up are really dropped, as the server sees it, and how each is counted. */
class CancellationAgainstTheOracleTest {

    private static final String BASE =
            "--model M --url U --tokenizer builtin --random-seed 11 --streaming --concurrency 4 --request-count 60 ";
    private static final int REQUESTS = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", " --request-cancellation-delay 150ms"})
    void theRequestsDrawnFromTheSeedAreDroppedAndTheServerSeesIt(String delay) throws IOException {
        SimulatorOptions slow = ProfileRun.quick().with("fault", "delay=400ms");

        ProfileRun run = ProfileRun.of(slow, folder, BASE + "--request-cancellation-rate 30" + delay)
                .succeeded();

        Set<Long> drawn = drawn(30);
        assertThat(drawn).hasSizeBetween(8, 30);
        Set<Long> cancelled = new TreeSet<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode record : run.files().records("profiling")) {
            if (record.at("/metadata/was_cancelled").asBoolean()) {
                cancelled.add(record.at("/metadata/session_num").asLong());
                ids.add(record.at("/metadata/x_request_id").asString());
                assertThat(record.at("/error/code").asInt()).isEqualTo(499);
                assertThat(record.at("/metadata/cancellation_time_ns").asLong()).isPositive();
            }
        }
        assertThat(cancelled).isEqualTo(drawn);
        assertThat(seenAs(run, RequestTruth.CANCELLED)).isEqualTo(ids);
        assertThat(run.truth()).as("each was really sent").hasSize(REQUESTS);
        assertThat(run.call().out())
                .contains(
                        REQUESTS - drawn.size() + " of 60 requests valid, " + drawn.size() + " cancelled on purpose.");
        assertThat(run.files().number("request_count", "avg")).isEqualTo(REQUESTS - drawn.size());
        assertThat(run.files().number("cancelled_request_count", "avg")).isEqualTo(drawn.size());
        assertThat(run.files().summary().has("adj_request_latency"))
                .as("a cancellation isn't held against the server")
                .isFalse();
        JsonNode asked = run.files().summary().at("/input_config/phases/0/cancellation");
        assertThat(asked.path("rate").asDouble()).isEqualTo(30);
        assertThat(asked.path("delay").asDouble()).isEqualTo(delay.isEmpty() ? 0 : 0.15);
    }

    @Test
    void whatIsAnsweredBeforeItsCancellationCounts() throws IOException {
        ProfileRun run = ProfileRun.of(
                        ProfileRun.quick(),
                        folder,
                        BASE + "--request-cancellation-rate 100 --request-cancellation-delay 1m")
                .succeeded();

        ProfileRun.holds(run.files(), REQUESTS);
        assertThat(seenAs(run, RequestTruth.COMPLETED)).hasSize(REQUESTS);
        assertThat(run.call().err()).contains("of which 100 % are dropped on purpose 60 s after they were sent");
    }

    @Test
    void cancellationsAndGivingUpAreCountedApart() throws IOException {
        SimulatorOptions slow = ProfileRun.quick().with("fault", "delay=20s@0.3");

        ProfileRun run = ProfileRun.of(
                slow,
                folder,
                BASE + "--request-cancellation-rate 20 --request-cancellation-delay 0 --request-timeout 1500ms");

        assertThat(run.call().exitCode()).isZero();
        Set<String> dropped = seenAs(run, RequestTruth.CANCELLED);
        List<JsonNode> records = run.files().records("profiling");
        Set<String> cancelled = idsOf(records, "RequestCancellationError");
        Set<String> givenUp = idsOf(records, "TimedOut");
        assertThat(cancelled).hasSize(drawn(20).size());
        assertThat(givenUp).isNotEmpty();
        assertThat(dropped).containsAll(givenUp).containsAll(cancelled);
        assertThat(run.call().out())
                .contains(cancelled.size() + " cancelled on purpose, " + givenUp.size() + " failed (" + givenUp.size()
                        + " of them given up at the request timeout)");
        assertThat(run.files().summary().has("adj_request_latency"))
                .as("giving up is held against the server")
                .isTrue();
    }

    private static Set<String> idsOf(List<JsonNode> records, String errorType) {
        return records.stream()
                .filter(record -> record.at("/error/type").asString("").equals(errorType))
                .map(record -> record.at("/metadata/x_request_id").asString())
                .collect(Collectors.toSet());
    }

    private static Set<String> seenAs(ProfileRun run, String outcome) {
        return run.truth().stream()
                .filter(request -> request.outcome().equals(outcome))
                .map(RequestTruth::requestId)
                .collect(Collectors.toSet());
    }

    private static Set<Long> drawn(double percent) {
        CancellationDraw draw = new CancellationDraw(
                new CancellationPlan(percent, Duration.ZERO),
                new Seed(11).derive("load").derive("MEASUREMENT"));
        return LongStream.range(0, REQUESTS).filter(draw::draws).boxed().collect(Collectors.toCollection(TreeSet::new));
    }
}
