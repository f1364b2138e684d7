package dev.aiperf.testkit;

import dev.aiperf.endpoint.Usage;
import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.ClientPause;
import dev.aiperf.engine.ClientPorts;
import dev.aiperf.engine.ClientUsage;
import dev.aiperf.engine.EventLoopDelay;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.engine.OpenFiles;
import dev.aiperf.engine.Pacing;
import dev.aiperf.engine.PauseSummary;
import dev.aiperf.engine.Sending;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.metrics.PhaseAccumulator;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.plan.Secret;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.record.RequestError;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.report.CellReport;
import dev.aiperf.report.TtftRating;
import dev.aiperf.run.RunResult;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reports of runs that went well, badly, and not at all, made as a run makes them, with secrets wherever one can be. */
final class SampleReports {

    private static final String KEY = "sk-kit-0123456789abcdef";
    private static final String HEADER_SECRET = "header-secret-kit-42";
    private static final String URL_SECRET = "url-password-kit-77";
    private static final String QUERY_SECRET = "query-key-kit-991";
    private static final String BODY_SECRET = "body-secret-kit-55";

    /** What no file may hold. */
    static final List<String> SECRETS = List.of(KEY, HEADER_SECRET, URL_SECRET, QUERY_SECRET, BODY_SECRET);

    private static final Cell CELL = Cell.of(new TrafficPlan.ClosedLoop(4), phase(400));
    private static final int REQUESTS = 400;

    private SampleReports() {}

    /** A run of 400 valid requests and a few that failed, with a warm-up. */
    static CellReport full() {
        List<RequestRecord> records = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            records.add(valid(i));
        }
        records.addAll(failures(3));
        PhaseSummary measured = summary(records);
        return report(measured, Optional.of(summary(List.of(valid(0), valid(1)))), new TtftRating.Shares(390, 7, 2, 1));
    }

    /** The result of a run of 400 valid requests, by a client of which the verdict is this. */
    static RunResult result(ClientHealth.Verdict client) {
        List<RequestRecord> records = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            records.add(valid(i));
        }
        return result(summary(records), Optional.empty(), client);
    }

    /** A run in which a single request was answered, at once and with a single token. */
    static CellReport tiny() {
        RequestRecord request = RequestRecordBuilder.startingAt(5).contentAt(5).build();
        return report(summary(List.of(request)), Optional.empty(), new TtftRating.Shares(1, 0, 0, 0));
    }

    /** A run that ended before any request did. */
    static CellReport empty() {
        return report(summary(List.of()), Optional.empty(), TtftRating.Shares.NONE);
    }

    /** A run in which every request failed. */
    static CellReport failed() {
        return report(summary(failures(20)), Optional.empty(), TtftRating.Shares.NONE);
    }

    private static RequestRecord valid(int index) {
        double start = 10 * index;
        double first = start + 100 + index % 37;
        return RequestRecordBuilder.startingAt(start)
                .index(index)
                .intendedAt(start - 0.1)
                .contentAt(first, first + 9.5, first + 20, first + 31)
                .inputTokens(64)
                .requestedTokens(4)
                .answerTokens(4)
                .usage(new Usage(
                        OptionalInt.of(70),
                        OptionalInt.of(4),
                        OptionalInt.of(74),
                        OptionalInt.empty(),
                        OptionalInt.of(16)))
                .build();
    }

    private static List<RequestRecord> failures(int count) {
        List<RequestError> kinds = List.of(
                new RequestError(401, "HttpError", "the key \"" + KEY + "\" is not known, nor is " + HEADER_SECRET),
                new RequestError(0, "ConnectionLost", "said \"no\",\nand\t<b>hung</b> up; 你好 \ud83d\ude00"),
                new RequestError(RequestError.CANCELLED, "RequestCancellationError", "dropped"));
        List<RequestRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(RequestRecordBuilder.startingAt(i)
                    .index(i)
                    .error(kinds.get(i % kinds.size()))
                    .build());
        }
        return records;
    }

    private static PhaseSummary summary(List<RequestRecord> records) {
        ProfilePlan plan = plan();
        PhaseAccumulator accumulator = new PhaseAccumulator(MetricCatalogue.builtIn(), plan.endpoint(), plan.goodput());
        records.forEach(accumulator::accept);
        return accumulator.summary();
    }

    private static CellReport report(PhaseSummary measured, Optional<PhaseSummary> warmup, TtftRating.Shares ttft) {
        return new CellReport(plan(), result(measured, warmup, ClientHealth.Verdict.STRAINED), ttft, "0.1.0");
    }

    private static RunResult result(PhaseSummary measured, Optional<PhaseSummary> warmup, ClientHealth.Verdict client) {
        ClientHealth health = new ClientHealth(
                client,
                List.of("the processor was busy 93 % of the time"),
                new ClientUsage(
                        2,
                        3,
                        Duration.ofMillis(4),
                        Duration.ofMillis(9),
                        17,
                        0,
                        new EventLoopDelay(500, 20_000, 400_000, 3_000_000),
                        new OpenFiles(120, 1_024),
                        new ClientPorts(130, 28_232)),
                new Sending(500, 4_000, 50_000, 700_000, 1.86, 0, 0, Optional.of(new Pacing(20_000, true, 0))),
                new PauseSummary(
                        1,
                        37,
                        List.of(new PauseSummary.Pause(
                                ClientPause.Cause.EVENT_LOOP,
                                Instant.parse("2026-11-24T02:46:58.5Z"),
                                Duration.ofMillis(21)))));
        return new RunResult(
                "77b23c518b7d",
                CELL,
                Path.of("results"),
                measured,
                warmup,
                Optional.of(new NoiseFloor(500, 80_000, 400_000, 7500, 20_000, 1_300_000, 100, 35_000)),
                health,
                Instant.parse("2026-11-24T02:46:57.362643Z"),
                Instant.parse("2026-11-24T02:47:05.606661Z"),
                true,
                false,
                false,
                List.of("the server said of " + KEY + " that it expires"),
                Map.of());
    }

    private static ProfilePlan plan() {
        return plan(GatesPlan.NONE);
    }

    /** The plan of these runs, with gates. */
    static ProfilePlan plan(GatesPlan gates) {
        return new ProfilePlan(
                "kit-model",
                endpoint(),
                new TokenizerPlan(Optional.empty(), "main", false),
                new DatasetPlan.Synthetic(
                        new LengthDistribution(64, 8),
                        Optional.of(new LengthDistribution(4, 0)),
                        OptionalLong.of(60),
                        false,
                        Optional.empty()),
                List.of(CELL),
                Optional.of(phase(2)),
                RunsPlan.ONE,
                List.of(new GoodputBound("time_to_first_token", 120)),
                gates,
                true,
                new OutputPlan(
                        Path.of("artifacts"),
                        "profile_export",
                        ExportLevel.RECORDS,
                        "none",
                        1,
                        false,
                        Duration.ofMillis(250),
                        false,
                        false,
                        "aiperf profile --model 'kit-model' --api-key '<hidden>'",
                        ""),
                new Seed(42),
                List.of("the concurrency was chosen for you"));
    }

    private static EndpointPlan endpoint() {
        String url = "http://me:" + URL_SECRET + "@kit.example:8000/base?api_key=" + QUERY_SECRET;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Api-Key", HEADER_SECRET);
        headers.put("X-Team", "blue, \"green\"");
        return new EndpointPlan(
                "chat",
                List.of(new Target.Running(url, URI.create(url))),
                Optional.empty(),
                true,
                Duration.ofHours(6),
                headers,
                Map.of("temperature", 0, "api_key", BODY_SECRET),
                Optional.of(new Secret(KEY)),
                false,
                false,
                true,
                NetworkPlan.DEFAULT);
    }

    private static PhasePlan phase(long requests) {
        return new PhasePlan(new StopCondition.FirstOf(OptionalLong.of(requests), Optional.empty()), Optional.empty());
    }
}
