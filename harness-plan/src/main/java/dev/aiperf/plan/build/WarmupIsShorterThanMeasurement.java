package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.text.DurationText;
import java.time.Duration;

/** A warm-up longer than what it warms up for is more likely a slip than a wish. */
record WarmupIsShorterThanMeasurement() implements PlanRule {

    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (plan.warmup().isEmpty() || !(plan.warmup().get().stop() instanceof StopCondition.FirstOf warmup)) {
            return;
        }
        for (Cell cell : plan.cells()) {
            if (cell.measurement().stop() instanceof StopCondition.FirstOf measurement) {
                compare(warmup, measurement, values, findings);
            }
        }
    }

    private static void compare(
            StopCondition.FirstOf warmup, StopCondition.FirstOf measurement, Values values, Findings findings) {
        Duration longest = measurement.duration().orElse(LONGEST);
        if (warmup.duration().isPresent() && warmup.duration().get().compareTo(longest) > 0) {
            findings.warning(
                    values.given(LoadSettings.WARMUP_DURATION).orElseThrow(),
                    "is longer than the measurement (" + DurationText.format(longest) + ")");
        } else if (warmup.requests().isPresent()
                && warmup.requests().getAsLong() > measurement.requests().orElse(Long.MAX_VALUE)) {
            findings.warning(
                    values.given(LoadSettings.WARMUP_REQUESTS).orElseThrow(),
                    "is longer than the measurement (" + measurement.requests().getAsLong() + " requests)");
        }
    }
}
