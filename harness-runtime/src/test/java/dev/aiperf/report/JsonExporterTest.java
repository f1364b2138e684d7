package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.ErrorCount;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Secret;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.record.RequestError;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.Distribution;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonExporterTest {

    private static final Pattern METRIC =
            Pattern.compile("^  \"\\w+\": \\{\n    \"unit\".*?\n  }", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void metricsAreWrittenByteForByteAsAiperfWritesThem() {
        String ours = text(SampleRun.report(SampleRun.plan(), SampleRun.result(AiperfSample.summary())));
        Matcher theirs = METRIC.matcher(AiperfSample.text("profile_export_aiperf.json"));
        int compared = 0;
        while (theirs.find()) {
            // Curves over time have no count there; what ours are counted over is more to say, not less.
            boolean curve =
                    theirs.group().contains("\"std\"") && !theirs.group().contains("\"count\"");
            if (!curve) {
                assertThat(ours).contains(theirs.group());
                compared++;
            }
        }
        assertThat(compared).isEqualTo(54);
    }

    @Test
    void eachMemberOfAiperfsFileIsThere() {
        RunResult result = SampleRun.result(AiperfSample.summary());
        RunResult warmedUp = new RunResult(
                result.runId(),
                result.cell(),
                result.folder(),
                result.measurement(),
                Optional.of(AiperfSample.summary()),
                result.noiseFloor(),
                result.health(),
                result.start(),
                result.end(),
                false,
                true,
                false,
                List.of(),
                Map.of());
        JsonNode ours = json(SampleRun.report(SampleRun.plan(), warmedUp));
        assertThat(ours.propertyNames()).containsAll(AiperfSample.json().propertyNames());
        assertThat(ours.get("warmup_metrics").get("request_latency"))
                .isEqualTo(AiperfSample.json().get("request_latency"));
        for (String same : List.of(
                "schema_version",
                "aiperf_version",
                "benchmark_id",
                "was_cancelled",
                "is_complete",
                "error_summary",
                "start_time",
                "end_time")) {
            assertThat(ours.get(same)).as(same).isEqualTo(AiperfSample.json().get(same));
        }
    }

    @Test
    void configurationHasAiperfsShape() {
        ProfilePlan plan = SampleRun.with(
                SampleRun.plan(),
                SampleRun.output("profile_export", 0),
                List.of(new GoodputBound("time_to_first_token", 55), new GoodputBound("inter_token_latency", 10)));
        JsonNode ours = json(SampleRun.report(plan, SampleRun.result(AiperfSample.summary())))
                .get("input_config");
        JsonNode theirs = AiperfSample.json().get("input_config");
        for (String same : List.of("models", "phases", "slos", "runtime")) {
            assertThat(ours.get(same)).as(same).isEqualTo(theirs.get(same));
        }
        assertContains(ours.get("endpoint"), theirs.get("endpoint"));
        assertContains(ours.get("tokenizer"), theirs.get("tokenizer"));
        assertThat(ours.at("/artifacts/dir")).isEqualTo(theirs.at("/artifacts/dir"));
        assertThat(ours.at("/datasets/0/prompts/isl")).isEqualTo(theirs.at("/datasets/0/prompts/isl"));
        assertThat(ours.at("/datasets/0/prompts/osl/mean")).isEqualTo(theirs.at("/datasets/0/prompts/osl/mean"));
    }

    private static void assertContains(JsonNode ours, JsonNode theirs) {
        theirs.properties()
                .forEach(member -> assertThat(ours.get(member.getKey()))
                        .as(member.getKey())
                        .isEqualTo(member.getValue()));
    }

    @Test
    void ourOwnMembersSayWhatTheClientAdded() {
        JsonNode ours = json(SampleRun.report(SampleRun.plan(), SampleRun.result(AiperfSample.summary())));
        assertThat(ours.at("/client/verdict").asString()).isEqualTo("healthy");
        assertThat(ours.at("/client/noise_floor/first_token_ms/p99").asDouble()).isEqualTo(0.4);
        assertThat(ours.at("/client/send_lateness_ms/p50").asDouble()).isEqualTo(0.004);
        assertThat(ours.at("/client/ports").toString()).isEqualTo("{\"peak\":130,\"limit\":28232}");
        assertThat(ours.at("/client/long_pauses").toString())
                .isEqualTo("{\"count\":1,\"overlapped_requests\":2,\"longest\":[{\"cause\":\"event_loop\","
                        + "\"start_ns\":1795488418500000000,\"length_ms\":21.0}]}");
        assertThat(ours.at("/harness/version").asString()).isEqualTo("0.1.0");
        assertThat(ours.at("/harness/start_time").asString()).isEqualTo("2026-11-24T02:46:57.362643Z");
        assertThat(ours.at("/harness/caveats").toString())
                .contains("60 requests can't carry p1 (needs 368), p5 (needs 72), p95 (needs 72), p99 (needs 368)");
        assertThat(ours.at("/run_info/random_seed").asLong()).isEqualTo(42);
    }

    @Test
    void theNoiseFloorHasOnlyWhatWasMeasured() {
        NoiseFloor few = new NoiseFloor(5, 80_000, 400_000, 0, 0, 0, 100, 35_000);
        RunResult result = SampleRun.with(SampleRun.result(AiperfSample.summary()), few);
        JsonNode floor = json(SampleRun.report(SampleRun.plan(), result)).at("/client/noise_floor");

        assertThat(floor.has("gap_ms")).as("whole answers have no gaps").isFalse();
        assertThat(floor.path("first_token_ms").propertyNames()).containsExactly("p50");
    }

    @Test
    void cellOfASweepSaysWhichPointItIs() {
        Cell five = SampleRun.point(new TrafficPlan.OpenLoop(2.5, ArrivalPattern.POISSON, OptionalInt.of(8)));
        Cell six = SampleRun.point(new TrafficPlan.OpenLoop(6, ArrivalPattern.POISSON, OptionalInt.of(8)));
        JsonNode ours = json(SampleRun.report(
                SampleRun.plan(List.of(six, five)), SampleRun.result(AiperfSample.summary(), SampleRun.FOLDER, five)));
        assertThat(ours.at("/run_info/variation_label").asString()).isEqualTo("phases.profiling.rate=2.5");
        assertThat(ours.at("/run_info/variation_index").asInt()).isEqualTo(1);
        assertThat(ours.at("/run_info/variation_values").toString()).isEqualTo("{\"phases.profiling.rate\":2.5}");
        assertThat(ours.at("/input_config/phases/1").toString())
                .isEqualTo("{\"name\":\"profiling\",\"kind\":\"profiling\",\"type\":\"poisson\",\"requests\":60,"
                        + "\"rate\":2.5,\"concurrency\":8}");
    }

    @Test
    void lengthThatAiperfHasNoWordForIsSaidInOurs() {
        ProfilePlan plan = SampleRun.plan();
        ProfilePlan whole = stoppedBy(plan, new StopCondition.WholeDataset());
        assertThat(json(report(whole)).at("/input_config/phases/1/requests").asInt())
                .isEqualTo(60);
        ProfilePlan least = stoppedBy(plan, new StopCondition.AtLeast(Duration.ofSeconds(20), 10));
        JsonNode ours = json(report(least));
        assertThat(ours.at("/input_config/phases/1").toString())
                .isEqualTo("{\"name\":\"profiling\",\"kind\":\"profiling\",\"type\":\"concurrency\","
                        + "\"duration\":20.0,\"grace_period\":30.0,\"concurrency\":4}");
        assertThat(ours.at("/harness/length").asString()).isEqualTo("at least 20 s and 10 requests");
    }

    @Test
    void gracePeriodStandsOnlyBesideADuration() {
        StopCondition byCount = new StopCondition.FirstOf(OptionalLong.of(5), Optional.empty());
        StopCondition byTime = new StopCondition.FirstOf(OptionalLong.of(5), Optional.of(Duration.ofSeconds(9)));
        assertThat(profilingPhase(byCount).has("grace_period")).isFalse();
        assertThat(profilingPhase(byTime).get("grace_period").asDouble()).isEqualTo(30);
    }

    private static JsonNode profilingPhase(StopCondition stop) {
        return json(report(stoppedBy(SampleRun.plan(), stop))).at("/input_config/phases/1");
    }

    private static CellReport report(ProfilePlan plan) {
        return SampleRun.report(
                plan,
                SampleRun.result(
                        AiperfSample.summary(), SampleRun.FOLDER, plan.cells().get(0)));
    }

    private static ProfilePlan stoppedBy(ProfilePlan plan, StopCondition stop) {
        PhasePlan measurement = new PhasePlan(stop, Optional.of(Duration.ofSeconds(30)));
        return new ProfilePlan(
                plan.model(),
                plan.endpoint(),
                plan.tokenizer(),
                plan.dataset(),
                List.of(Cell.of(plan.cells().get(0).traffic(), measurement)),
                plan.warmup(),
                plan.runs(),
                plan.goodput(),
                plan.gates(),
                plan.selfCheck(),
                plan.output(),
                new Seed(-1),
                plan.notes());
    }

    @Test
    void seedThatAiperfsModelRefusesIsInOurMemberOnly() {
        ProfilePlan negative = stoppedBy(SampleRun.plan(), new StopCondition.WholeDataset());
        JsonNode ours = json(report(negative));
        assertThat(ours.at("/run_info/random_seed").isMissingNode()).isTrue();
        assertThat(ours.at("/harness/seed").asLong()).isEqualTo(-1);
    }

    @Test
    void percentilesBetweenPercentsHaveAnUnderscore() {
        Distribution distribution =
                new Distribution(5000, 1, 0, 9, 1, 5000, new TreeMap<>(Map.of(99.0, 7.5, 99.9, 8.25)), false);
        MetricResult result =
                new MetricResult(SampleRun.latency("request_latency", "Request Latency"), 1, Optional.of(distribution));
        JsonNode ours =
                json(SampleRun.report(SampleRun.plan(), SampleRun.result(SampleRun.summary(List.of(result), 5000))));
        assertThat(ours.at("/request_latency/p99_9").asDouble()).isEqualTo(8.25);
        assertThat(ours.at("/harness/caveats").toString()).contains("within 0.1 %");
    }

    @Test
    void failuresAreCountedByCause() {
        PhaseSummary summary = new PhaseSummary(
                Map.of(),
                List.of(
                        new ErrorCount(new RequestError(429, "HttpError", "Too many requests"), 7),
                        new ErrorCount(new RequestError(0, "ConnectionLost", "reset"), 2)),
                0,
                9,
                0,
                0,
                List.of());
        JsonNode errors = json(SampleRun.report(SampleRun.plan(), SampleRun.result(summary)))
                .get("error_summary");
        assertThat(errors.toString())
                .isEqualTo(
                        "[{\"error_details\":{\"code\":429,\"type\":\"HttpError\",\"message\":\"Too many requests\"},"
                                + "\"count\":7},{\"error_details\":{\"type\":\"ConnectionLost\",\"message\":\"reset\"},"
                                + "\"count\":2}]");
    }

    @Test
    void noSecretIsEverWritten() {
        String key = "sk-very-secret-key";
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("max_tokens", 5);
        extra.put("nested", Map.of("api_key", "hidden-one", "list", List.of("uses " + key)));
        EndpointPlan endpoint = new EndpointPlan(
                "chat",
                List.of(new Target.Running(
                        "http://joe:pa55word@host/v1", URI.create("http://joe:pa55word@host/v1?api_key=abc&x=1"))),
                Optional.empty(),
                true,
                Duration.ofSeconds(5),
                Map.of("Authorization", "Bearer other-secret", "X-Api-Key", "header-key", "X-Trace", "on"),
                extra,
                Optional.of(new Secret(key)),
                false,
                false,
                true,
                NetworkPlan.DEFAULT);
        OutputPlan output = new OutputPlan(
                SampleRun.FOLDER,
                "profile_export",
                SampleRun.output("x", 0).exportLevel(),
                SampleRun.output("x", 0).ui(),
                0,
                false,
                Duration.ofMillis(250),
                false,
                false,
                "aiperf profile --url http://joe:pa55word@host/v1 --api-key " + key,
                "");
        ProfilePlan plan = SampleRun.with(SampleRun.with(SampleRun.plan(), endpoint), output, List.of());
        PhaseSummary summary = new PhaseSummary(
                Map.of(),
                List.of(new ErrorCount(new RequestError(401, "HttpError", "key " + key + " and other-secret"), 1)),
                0,
                1,
                0,
                0,
                List.of());
        CellReport report = SampleRun.report(plan, SampleRun.result(summary));
        String console = new ConsoleReport(140, false).render(report);
        for (String text : List.of(text(report), console)) {
            assertThat(text).doesNotContain(key, "hidden-one", "pa55word", "other-secret", "header-key", "abc&");
        }
        JsonNode config = json(report).get("input_config");
        assertThat(config.at("/endpoint/urls/0").asString()).isEqualTo("http://host/v1?api_key=<hidden>&x=1");
        assertThat(config.at("/endpoint/extra/max_tokens").asInt()).isEqualTo(5);
        assertThat(config.at("/endpoint/headers/X-Trace").asString()).isEqualTo("on");
        assertThat(config.at("/endpoint/headers/Authorization").asString()).isEqualTo("<hidden>");
    }

    @Provide
    Arbitrary<List<Double>> numbers() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0)),
                        Tuple.of(2, Arbitraries.doubles()))
                .list()
                .ofSize(9);
    }

    @Property(tries = 300)
    void neitherNanNorInfinityIsWrittenAndNumbersReadBackExactly(@ForAll("numbers") List<Double> numbers) {
        Distribution distribution = new Distribution(
                3,
                numbers.get(0),
                numbers.get(1),
                numbers.get(2),
                numbers.get(3),
                numbers.get(4),
                new TreeMap<>(Map.of(50.0, numbers.get(5), 99.9, numbers.get(6))),
                true);
        List<MetricResult> results = new ArrayList<>();
        results.add(new MetricResult(SampleRun.latency("a", "A"), numbers.get(0), Optional.of(distribution)));
        results.add(SampleRun.single(SampleRun.latency("b", "B"), numbers.get(7)));
        ProfilePlan plan = SampleRun.with(
                SampleRun.plan(),
                SampleRun.endpoint(Map.of(), Map.of("temperature", numbers.get(8)), Optional.empty()));
        String text = text(SampleRun.report(plan, SampleRun.result(SampleRun.summary(results, 3))));
        JsonNode json = JsonMapper.shared().readTree(text);
        assertMember(json, "/a/min", numbers.get(1));
        assertMember(json, "/a/p50", numbers.get(5));
        assertMember(json, "/a/p99_9", numbers.get(6));
        assertMember(json, "/b/avg", numbers.get(7));
        assertThat(text.replace("\"NaN\"", "").replace("Infinity\"", "")).doesNotContain("NaN", "Infinity");
    }

    private static void assertMember(JsonNode json, String pointer, double value) {
        if (Double.isFinite(value)) {
            assertThat(json.at(pointer).asDouble()).isEqualTo(value);
        } else {
            assertThat(json.at(pointer).isMissingNode()).isTrue();
        }
    }

    private static JsonNode json(CellReport report) {
        return JsonMapper.shared().readTree(text(report));
    }

    private static String text(CellReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonExporter().write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
