package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.GATES;
import static dev.aiperf.plan.settings.SettingGroup.GOODPUT;
import static dev.aiperf.plan.settings.SettingGroup.MULTI_RUN;

import dev.aiperf.plan.GatesPlan.Undecided;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often each cell is run, and what decides whether a build passes. */
public final class RunSettings {

    private static final long MOST_RUNS = 1000;

    /** The number of runs. */
    public static final Setting<Long> RUNS = Setting.named("num-profile-runs", SettingType.wholeNumber(1, MOST_RUNS))
            .aliases("runs")
            .defaultText("1")
            .in(MULTI_RUN, "How often each cell is run; with several, each run is a process of its own.");

    /** The confidence of intervals. */
    public static final Setting<Double> CONFIDENCE_LEVEL = Setting.named(
                    "confidence-level", SettingType.fraction(false))
            .defaultText("0.95")
            .in(MULTI_RUN, "The confidence of intervals over runs.");

    /** How narrow intervals shall be. */
    public static final Setting<Double> HALF_WIDTH = Setting.named("confidence-half-width", SettingType.fraction(false))
            .defaultText("none: no runs are added for it")
            .in(
                    MULTI_RUN,
                    "Add runs until the intervals of the gated metrics (without gates: of request throughput, TTFT and"
                            + " request latency) reach this half-width, as a share of their mean.");

    /** The most runs. */
    public static final Setting<Long> MOST = Setting.named("max-runs", SettingType.wholeNumber(1, MOST_RUNS))
            .defaultText("20 with --confidence-half-width, else --num-profile-runs, so that none is added")
            .in(
                    MULTI_RUN,
                    "The most runs of a cell: runs are added up to it while an interval is too wide or a gate is not known,"
                            + " and to 8 at least if any are.");

    /** The pause between runs. */
    public static final Setting<Optional<Duration>> COOLDOWN = Setting.named(
                    "profile-run-cooldown-seconds", SettingType.gracePeriod())
            .defaultText("0")
            .in(MULTI_RUN, "The pause between two runs; a bare number means seconds.");

    /** Whether later runs are not warmed up. */
    public static final Setting<Boolean> WARMUP_IN_FIRST_RUN_ONLY = Setting.named(
                    "profile-run-disable-warmup-after-first", SettingType.flag())
            .defaultText("off: each run warms up, as each is a process of its own")
            .in(MULTI_RUN, "Warm up in the first run of each cell only.");

    /** What runs a fork. */
    public static final Setting<Path> FORK_JVM = Setting.named("fork-jvm", SettingType.path())
            .defaultText("the JVM that runs this")
            .in(MULTI_RUN, "The JDK's folder, or its java, that runs a process of its own for each run.");

    /** Further arguments of a fork. */
    public static final Setting<List<String>> FORK_JVM_ARGUMENTS = Setting.named(
                    "fork-jvm-args", SettingType.arguments())
            .defaultText("none")
            .in(MULTI_RUN, "Further arguments of the JVM of each run's own process; they win over the harness's.");

    /** How long a set-up may take. */
    public static final Setting<Duration> SETUP_TIMEOUT = Setting.named(
                    "setup-timeout", SettingType.duration(ChronoUnit.SECONDS))
            .defaultText("1m")
            .in(
                    MULTI_RUN,
                    "How long each of a benchmark's own methods may take, and a single request in the making, before the run is given up.");

    /** The least share of good requests. */
    public static final Setting<Double> GOODPUT_MINIMUM = Setting.named("goodput-minimum", SettingType.fraction(true))
            .defaultText("none: goodput is only reported")
            .in(GOODPUT, "Fail (exit code 3) where a smaller share of all requests is good.");

    /** Conditions on statistics. */
    public static final Setting<List<SloBound>> SLO = Setting.named("slo", SettingType.sloBounds())
            .in(
                    GATES,
                    "Fail (exit code 3) where a statistic leaves its limit: \"metric:statistic:limit …\", in the metric's"
                            + " display unit; <= or >= in place of the last colon chooses the side.");

    /** What becomes of a gate that can't be decided. */
    public static final Setting<Undecided> UNDECIDED = Setting.named("undecided", SettingType.choice(outcomes()))
            .defaultText("point: the point value decides, and is marked so")
            .in(GATES, "What becomes of a gate whose interval lies across its limit when no run is left to add.");

    /** Whether gates may be judged that their plan can't decide. */
    public static final Setting<Boolean> INDICATIVE = Setting.named("indicative", SettingType.flag())
            .defaultText(
                    "off: such a plan is refused, with the numbers needed; a gate of which that shows only afterwards is not known")
            .in(GATES, "Judge gates even where there are too few requests for what they judge.");

    private RunSettings() {}

    static List<CatalogueEntry> all() {
        return List.of(
                GOODPUT_MINIMUM,
                SLO,
                UNDECIDED,
                INDICATIVE,
                RUNS,
                CONFIDENCE_LEVEL,
                HALF_WIDTH,
                MOST,
                COOLDOWN,
                WARMUP_IN_FIRST_RUN_ONLY,
                FORK_JVM,
                FORK_JVM_ARGUMENTS,
                SETUP_TIMEOUT);
    }

    private static Map<String, Undecided> outcomes() {
        Map<String, Undecided> names = new LinkedHashMap<>();
        names.put("point", Undecided.POINT_VALUE);
        names.put("warn", Undecided.WARN);
        names.put("fail", Undecided.FAIL);
        return names;
    }
}
