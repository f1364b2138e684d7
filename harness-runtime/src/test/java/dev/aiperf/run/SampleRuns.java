package dev.aiperf.run;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.ClientPorts;
import dev.aiperf.engine.ClientUsage;
import dev.aiperf.engine.EventLoopDelay;
import dev.aiperf.engine.OpenFiles;
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
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.GatesPlan;
import dev.aiperf.plan.GatesPlan.Undecided;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.OutputPlan;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.RunsPlan;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.stats.Distribution;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Plans with gates, and runs of a cell to judge by them. */
public final class SampleRuns {

    public static final Cell CELL = Cell.of(new TrafficPlan.ClosedLoop(10), phase());
    public static final String TTFT = "time_to_first_token";

    private SampleRuns() {}

    public static ProfilePlan plan(int count, int most, Undecided undecided, Gate... gates) {
        return plan(count, most, OptionalDouble.empty(), undecided, gates);
    }

    public static ProfilePlan plan(int count, int most, OptionalDouble halfWidth, Undecided undecided, Gate... gates) {
        return plan(count, most, halfWidth, new GatesPlan(List.of(gates), undecided));
    }

    /** Returns a plan that judges gates even by too few requests. */
    static ProfilePlan indicative(Gate gate) {
        return plan(1, 1, OptionalDouble.empty(), new GatesPlan(List.of(gate), Undecided.POINT_VALUE, true));
    }

    private static ProfilePlan plan(int count, int most, OptionalDouble halfWidth, GatesPlan gates) {
        return plan(count, most, halfWidth, gates, false);
    }

    /** Returns a plan of one run whose client must not be invalid. */
    public static ProfilePlan strict() {
        return plan(1, 1, OptionalDouble.empty(), new GatesPlan(List.of(), Undecided.POINT_VALUE, false), true);
    }

    private static ProfilePlan plan(int count, int most, OptionalDouble halfWidth, GatesPlan gates, boolean strict) {
        return new ProfilePlan(
                "m",
                new EndpointPlan(
                        "chat",
                        List.of(new Target.Running("http://localhost", URI.create("http://localhost"))),
                        Optional.empty(),
                        true,
                        Duration.ofMinutes(1),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        false,
                        false,
                        true,
                        NetworkPlan.DEFAULT),
                new TokenizerPlan(Optional.empty(), "main", false),
                new DatasetPlan.Synthetic(
                        new LengthDistribution(8, 0), Optional.empty(), OptionalLong.empty(), false, Optional.empty()),
                List.of(CELL),
                Optional.empty(),
                new RunsPlan(count, most, 0.95, halfWidth, Duration.ZERO, false, RunsPlan.ONE.fork()),
                List.of(new GoodputBound("time_to_first_token", 500)),
                gates,
                false,
                new OutputPlan(
                        Path.of("out"),
                        "profile_export",
                        ExportLevel.RECORDS,
                        "none",
                        0,
                        strict,
                        Duration.ofMillis(250),
                        false,
                        false,
                        "",
                        ""),
                new Seed(1),
                List.of());
    }

    private static PhasePlan phase() {
        return new PhasePlan(new StopCondition.FirstOf(OptionalLong.of(400), Optional.empty()), Optional.empty());
    }

    public static CellRuns runs(RunResult... runs) {
        return new CellRuns(CELL, List.of(runs), List.of());
    }

    /** Returns runs with these values of the p99 and the mean of time to first token. */
    static CellRuns ttft(double... values) {
        return runs(Arrays.stream(values)
                .mapToObj(value -> run(latency(TTFT, value)))
                .toArray(RunResult[]::new));
    }

    public static RunResult run(MetricResult... results) {
        return run(ClientHealth.Verdict.HEALTHY, 400, 0, results);
    }

    public static RunResult run(ClientHealth.Verdict client, long valid, long failed, MetricResult... results) {
        return run(client, valid, failed, false, results);
    }

    /** Returns a run whose load was given up, since in the end nothing but failures came. */
    public static RunResult hopeless(MetricResult... results) {
        return run(ClientHealth.Verdict.HEALTHY, 400, 0, true, results);
    }

    private static RunResult run(
            ClientHealth.Verdict client, long valid, long failed, boolean hopeless, MetricResult... results) {
        Map<String, MetricResult> byTag = new LinkedHashMap<>();
        for (MetricResult result : results) {
            byTag.put(result.metric().tag(), result);
        }
        List<String> reasons = client == ClientHealth.Verdict.HEALTHY ? List.of() : List.of("no processor left");
        ClientHealth health = new ClientHealth(
                client,
                reasons,
                new ClientUsage(
                        2,
                        0,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        0,
                        EventLoopDelay.UNKNOWN,
                        OpenFiles.UNKNOWN,
                        ClientPorts.UNKNOWN),
                new Sending(valid + failed, 0, 0, 0, 1, 0, 0, Optional.empty()),
                PauseSummary.NONE);
        return new RunResult(
                "id",
                CELL,
                Path.of("out"),
                new PhaseSummary(byTag, List.of(), valid, failed, 0, 0, List.of()),
                Optional.empty(),
                Optional.empty(),
                health,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                true,
                hopeless,
                List.of(),
                Map.of());
    }

    /** Returns a run as it is when the user ends it early, after some seconds. */
    public static RunResult interrupted(Cell cell, long valid, long cancelled, MetricResult... results) {
        RunResult whole = run(ClientHealth.Verdict.HEALTHY, valid, cancelled, results);
        PhaseSummary all = whole.measurement();
        return new RunResult(
                whole.runId(),
                cell,
                whole.folder(),
                new PhaseSummary(all.results(), all.errors(), valid, cancelled, 0, cancelled, all.faults()),
                whole.warmup(),
                whole.noiseFloor(),
                whole.health(),
                whole.start(),
                whole.start().plusMillis(3210),
                true,
                false,
                false,
                whole.notes(),
                Map.of());
    }

    public static MetricResult latency(String tag, double value) {
        return latency(tag, value, 400);
    }

    static MetricResult latency(String tag, double value, long count) {
        Distribution distribution =
                new Distribution(count, value, 1, value, 0, value * count, new TreeMap<>(Map.of(99.0, value)), true);
        return new MetricResult(info(tag, "ms", false), value, Optional.of(distribution));
    }

    /** Returns an error-adjusted twin of which only the median has a number. */
    public static MetricResult failing(String tag) {
        Distribution distribution = new Distribution(
                400, Double.NaN, 1, Double.NaN, Double.NaN, Double.NaN, new TreeMap<>(Map.of(50.0, 5.0)), true);
        return new MetricResult(info("adj_" + tag, "ms", false), Double.NaN, Optional.of(distribution));
    }

    public static MetricResult single(String tag, String unit, double value) {
        return new MetricResult(info(tag, unit, true), value, Optional.empty());
    }

    private static MetricInfo info(String tag, String unit, boolean largerIsBetter) {
        return new MetricInfo(tag, tag, unit, 1, ConsoleGroup.DEFAULT, largerIsBetter, "");
    }
}
