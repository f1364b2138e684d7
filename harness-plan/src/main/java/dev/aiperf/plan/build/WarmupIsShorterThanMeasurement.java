package dev.aiperf.plan.build;

import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.text.DurationText;
import java.util.Optional;

/** A warm-up longer than what it warms up for is more likely a slip than a wish. */
record WarmupIsShorterThanMeasurement() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        Optional<StopCondition> warmup = plan.warmup().map(PhasePlan::stop);
        if (warmup.isPresent()
                && warmup.get() instanceof StopCondition.FirstOf first
                && plan.measurement().stop() instanceof StopCondition.FirstOf second) {
            if (first.duration().isPresent()
                    && second.duration().isPresent()
                    && first.duration().get().compareTo(second.duration().get()) > 0) {
                note(
                        DurationText.format(first.duration().get()),
                        DurationText.format(second.duration().get()),
                        findings);
            } else if (first.requests().isPresent()
                    && second.requests().isPresent()
                    && first.requests().getAsLong() > second.requests().getAsLong()) {
                note(
                        first.requests().getAsLong() + " requests",
                        second.requests().getAsLong() + "",
                        findings);
            }
        }
    }

    private static void note(String warmup, String measurement, Findings findings) {
        findings.note("The warm-up (" + warmup + ") is longer than the measurement (" + measurement + ").");
    }
}
