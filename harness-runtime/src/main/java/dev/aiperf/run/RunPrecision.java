package dev.aiperf.run;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.stats.Interval;
import dev.aiperf.stats.RunSample;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether the intervals over a cell's runs are as narrow as the plan asks for. */
final class RunPrecision {

    /**
     * The least number of runs at which adding may stop by what the runs gave.
     *
     * <p>Who looks after each run and stops once the interval is narrow stops too often by luck: its interval covers the
     * truth less than it claims. At a nominal 95 %, the worst case over normal and log-normal run values and over all
     * ratios of spread to wished width covers 88 % where 2 runs may do, 91 % with 4, 92 % with 5, and more than 93 % from
     * 8 on; {@code StoppedIntervalTest} holds it to that.
     */
    static final int LEAST_RUNS_TO_STOP = 8;

    private static final String AVERAGE = "avg";
    private static final List<String> WITHOUT_GATES =
            List.of("request_throughput", "time_to_first_token", "request_latency");

    private final ProfilePlan plan;

    RunPrecision(ProfilePlan plan) {
        this.plan = plan;
    }

    /**
     * Returns whether the plan asks for narrower intervals than a cell has.
     *
     * @param mayStop whether there are runs enough to trust an interval that is narrow
     */
    boolean asksForMore(CellRuns cell, boolean mayStop) {
        if (plan.runs().relativeHalfWidth().isEmpty()) {
            return false;
        }
        double share = plan.runs().relativeHalfWidth().getAsDouble();
        return !mayStop || isAnyTooWide(cell.measured(), share);
    }

    private boolean isAnyTooWide(List<RunResult> runs, double share) {
        double level = plan.runs().confidenceLevel();
        if (plan.gates().isEmpty()) {
            return WITHOUT_GATES.stream()
                    .map(tag -> RunValues.unadjusted(runs, tag, AVERAGE))
                    .anyMatch(values -> isTooWide(values, sample -> sample.interval(level), share));
        }
        return plan.gates().gates().stream()
                .anyMatch(gate -> isTooWide(
                        RunValues.of(runs, gate.metric(), gate.statistic()),
                        sample -> GoodShare.interval(gate, runs, sample, level),
                        share));
    }

    /** What some run has no finite value of gets no interval by another run either. */
    private static boolean isTooWide(
            RunValues values, Function<RunSample, Optional<Interval>> intervalOf, double share) {
        if (!values.areAll()) {
            return false;
        }
        RunSample sample = values.sample();
        Optional<Interval> interval = intervalOf.apply(sample);
        return interval.isPresent() && interval.get().halfWidth() > share * Math.abs(sample.mean());
    }
}
