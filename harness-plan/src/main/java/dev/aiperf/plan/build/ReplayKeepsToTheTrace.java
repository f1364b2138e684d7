package dev.aiperf.plan.build;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.ReplayPlan;
import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.ReplaySettings;
import dev.aiperf.plan.settings.Setting;
import java.util.List;

/** A replay has a trace, whose rows say when and in what order they are sent; and its settings mean nothing without it. */
record ReplayKeepsToTheTrace() implements PlanRule {

    private static final List<Setting<?>> OF_REPLAYS = List.of(
            ReplaySettings.AUTO_OFFSET, ReplaySettings.START_OFFSET, ReplaySettings.END_OFFSET, ReplaySettings.SPEEDUP);
    private static final List<Setting<?>> OF_RATES =
            List.of(LoadSettings.REQUEST_RATE, LoadSettings.REQUEST_RATE_SERIES, LoadSettings.ARRIVAL_PATTERN);

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        boolean hasFile = values.has(InputSettings.FILE);
        if (!hasFile) {
            values.given(ReplaySettings.BLOCK_SIZE)
                    .ifPresent(given -> findings.problem(given, "is about the rows of a trace; add --input-file"));
        }
        if (!TrafficPlanner.isReplay(values)) {
            if (values.has(ReplaySettings.SCHEDULE)) {
                // Turned off: what a lower layer says of the replay is of no use, and no mistake.
                return;
            }
            OF_REPLAYS.forEach(setting -> values.given(setting)
                    .ifPresent(given -> findings.problem(
                            given, "is about a trace's timestamps, which are not replayed; add --fixed-schedule")));
            return;
        }
        if (!hasFile) {
            findings.problem(
                    values.given(ReplaySettings.SCHEDULE).orElseThrow(),
                    "needs the trace whose timestamps it replays; add --input-file");
        }
        OF_RATES.forEach(setting -> values.given(setting)
                .ifPresent(given -> findings.problem(
                        given, "contradicts --fixed-schedule: a trace has times of its own; keep one of the two")));
        values.get(InputSettings.SAMPLING)
                .filter(strategy -> strategy != SamplingStrategy.SEQUENTIAL)
                .ifPresent(strategy -> findings.problem(
                        values.given(InputSettings.SAMPLING).orElseThrow(),
                        "contradicts --fixed-schedule: rows are replayed in the order of their timestamps"));
        if (plan.dataset() instanceof DatasetPlan.InputFile file) {
            file.replay()
                    .filter(ReplayKeepsToTheTrace::isEmpty)
                    .ifPresent(replay -> findings.problem(
                            values.given(ReplaySettings.END_OFFSET).orElseThrow(),
                            "must not be before the start offset"));
        }
    }

    private static boolean isEmpty(ReplayPlan replay) {
        return replay.start().isPresent()
                && replay.end()
                        .filter(end -> end.compareTo(replay.start().get()) < 0)
                        .isPresent();
    }
}
