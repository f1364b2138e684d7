package dev.aiperf.report;

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
import dev.aiperf.metrics.ConsoleGroup;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.metrics.MetricResult;
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
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.RunResult;
import dev.aiperf.stats.Distribution;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The plan that AIPerf's sample files are of, and results to report. */
final class SampleRun {

    static final Path FOLDER = Path.of("results");

    static final ClientHealth HEALTHY = new ClientHealth(
            ClientHealth.Verdict.HEALTHY,
            List.of(),
            new ClientUsage(
                    2,
                    1,
                    Duration.ofMillis(2),
                    Duration.ofMillis(2),
                    3,
                    0,
                    new EventLoopDelay(500, 20_000, 400_000, 3_000_000),
                    new OpenFiles(700, 1_024),
                    new ClientPorts(130, 28_232)),
            new Sending(500, 4_000, 20_000, 70_000, 0.25, 0, 0, Optional.of(new Pacing(20_000, true, 0))),
            new PauseSummary(
                    1,
                    2,
                    List.of(new PauseSummary.Pause(
                            ClientPause.Cause.EVENT_LOOP,
                            Instant.parse("2026-11-24T02:46:58.5Z"),
                            Duration.ofMillis(21)))));

    private SampleRun() {}

    static ProfilePlan plan() {
        return plan(List.of(point(new TrafficPlan.ClosedLoop(4))));
    }

    static ProfilePlan plan(List<Cell> cells) {
        return new ProfilePlan(
                "mock-model",
                endpoint(Map.of(), Map.of(), Optional.empty()),
                new TokenizerPlan(Optional.of("tok"), "main", false),
                new DatasetPlan.Synthetic(
                        new LengthDistribution(64, 8),
                        Optional.of(new LengthDistribution(50, 0)),
                        OptionalLong.of(60),
                        false,
                        Optional.empty()),
                cells,
                Optional.of(phase(4)),
                RunsPlan.ONE,
                List.of(),
                GatesPlan.NONE,
                true,
                output("profile_export", 0),
                new Seed(42),
                List.of());
    }

    /** Returns the point of a load, measured by 60 requests. */
    static Cell point(TrafficPlan traffic) {
        return Cell.of(traffic, phase(60));
    }

    static EndpointPlan endpoint(Map<String, String> headers, Map<String, Object> extra, Optional<Secret> key) {
        return new EndpointPlan(
                "chat",
                List.of(new Target.Running("127.0.0.1:9199", URI.create("http://127.0.0.1:9199"))),
                Optional.empty(),
                true,
                Duration.ofHours(6),
                headers,
                extra,
                key,
                false,
                false,
                true,
                NetworkPlan.DEFAULT);
    }

    static PhasePlan phase(long requests) {
        return new PhasePlan(new StopCondition.FirstOf(OptionalLong.of(requests), Optional.empty()), Optional.empty());
    }

    static OutputPlan output(String prefix, int verbosity) {
        return new OutputPlan(
                Path.of("sample"),
                prefix,
                ExportLevel.RECORDS,
                "none",
                verbosity,
                false,
                Duration.ofMillis(250),
                false,
                false,
                "aiperf profile --model 'mock-model'",
                "");
    }

    static ProfilePlan with(ProfilePlan plan, int runs) {
        return with(plan, runs, plan.gates());
    }

    static ProfilePlan with(ProfilePlan plan, EndpointPlan endpoint) {
        return new ProfilePlan(
                plan.model(),
                endpoint,
                plan.tokenizer(),
                plan.dataset(),
                plan.cells(),
                plan.warmup(),
                plan.runs(),
                plan.goodput(),
                plan.gates(),
                plan.selfCheck(),
                plan.output(),
                plan.seed(),
                plan.notes());
    }

    static ProfilePlan with(ProfilePlan plan, OutputPlan output, List<GoodputBound> goodput) {
        return new ProfilePlan(
                plan.model(),
                plan.endpoint(),
                plan.tokenizer(),
                plan.dataset(),
                plan.cells(),
                plan.warmup(),
                plan.runs(),
                goodput,
                plan.gates(),
                plan.selfCheck(),
                output,
                plan.seed(),
                plan.notes());
    }

    /** Returns a plan whose cells have several runs, with gates. */
    static ProfilePlan with(ProfilePlan plan, int runs, GatesPlan gates) {
        return new ProfilePlan(
                plan.model(),
                plan.endpoint(),
                plan.tokenizer(),
                plan.dataset(),
                plan.cells(),
                plan.warmup(),
                new RunsPlan(runs, runs, 0.95, OptionalDouble.empty(), Duration.ZERO, false, RunsPlan.ONE.fork()),
                plan.goodput(),
                gates,
                plan.selfCheck(),
                plan.output(),
                plan.seed(),
                plan.notes());
    }

    /** Returns the runs of a cell at a concurrency, each with its throughput and p99 of time to first token. */
    static CellRuns runs(int concurrency, double[] throughput, double[] ttftP99) {
        List<RunResult> runs = new ArrayList<>();
        for (int k = 0; k < throughput.length; k++) {
            runs.add(cell(concurrency, throughput[k], ttftP99[k]));
        }
        return new CellRuns(runs.get(0).cell(), runs, List.of());
    }

    static RunResult result(PhaseSummary summary) {
        return result(summary, FOLDER, point(new TrafficPlan.ClosedLoop(4)));
    }

    static RunResult result(PhaseSummary summary, Path folder, Cell cell) {
        return new RunResult(
                "77b23c518b7d",
                cell,
                folder,
                summary,
                Optional.empty(),
                Optional.of(new NoiseFloor(500, 80_000, 400_000, 7500, 20_000, 1_300_000, 100, 35_000)),
                HEALTHY,
                Instant.parse("2026-11-24T02:46:57.362643Z"),
                Instant.parse("2026-11-24T02:47:05.606661Z"),
                false,
                true,
                false,
                List.of(),
                Map.of());
    }

    static RunResult with(RunResult result, NoiseFloor floor) {
        return new RunResult(
                result.runId(),
                result.cell(),
                result.folder(),
                result.measurement(),
                result.warmup(),
                Optional.of(floor),
                result.health(),
                result.start(),
                result.end(),
                result.interrupted(),
                result.complete(),
                result.hopeless(),
                result.notes(),
                Map.of());
    }

    static CellReport report(ProfilePlan plan, RunResult result) {
        return new CellReport(plan, result, TtftRating.Shares.NONE, "0.1.0");
    }

    /** Returns a cell at a concurrency, of so many requests a second and this p99 of time to first token. */
    static RunResult cell(int concurrency, double throughput, double ttftP99) {
        return cell(point(new TrafficPlan.ClosedLoop(concurrency)), throughput, ttftP99, 400);
    }

    static RunResult cell(Cell cell, double throughput, double ttftP99, long count) {
        List<MetricResult> results = new ArrayList<>();
        results.add(single(AiperfSample.info("request_throughput", "requests/sec"), throughput));
        results.add(single(AiperfSample.info("output_token_throughput", "tokens/sec"), 100 * throughput));
        results.add(many(AiperfSample.info("time_to_first_token", "ms"), count, ttftP99 / 2, ttftP99));
        results.add(many(AiperfSample.info("inter_token_latency", "ms"), count, 5, 6));
        results.add(many(AiperfSample.info("request_latency", "ms"), count, 500, 600));
        return result(summary(results, count), FOLDER.resolve(cell.name()), cell);
    }

    static PhaseSummary summary(List<MetricResult> results, long valid) {
        Map<String, MetricResult> byTag = new LinkedHashMap<>();
        results.forEach(result -> byTag.put(result.metric().tag(), result));
        return new PhaseSummary(byTag, List.of(), valid, 0, 0, 0, List.of());
    }

    static PhaseSummary nothingValid(long failed) {
        return new PhaseSummary(Map.of(), List.of(), 0, failed, 0, 0, List.of());
    }

    static MetricResult single(MetricInfo info, double value) {
        return new MetricResult(info, value, Optional.empty());
    }

    static MetricResult many(MetricInfo info, long count, double middle, double tail) {
        Distribution distribution = new Distribution(
                count,
                middle,
                1,
                tail,
                2,
                middle * count,
                new TreeMap<>(Map.of(50.0, middle, 90.0, tail, 99.0, tail)),
                true);
        return new MetricResult(info, middle, Optional.of(distribution));
    }

    static MetricInfo latency(String tag, String header) {
        return new MetricInfo(tag, header, "ms", 1, ConsoleGroup.DEFAULT, false, "");
    }
}
