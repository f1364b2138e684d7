package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;

/** A delay of cancellations needs requests that are cancelled. */
record CancellationDelayNeedsRate() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        boolean anyCancelled = values.get(LoadSettings.CANCELLATION_RATE).orElse(0.0) > 0;
        values.given(LoadSettings.CANCELLATION_DELAY)
                .filter(given -> !anyCancelled)
                .ifPresent(given -> findings.problem(
                        given, "delays cancellations, and no request is cancelled; add --request-cancellation-rate"));
    }
}
