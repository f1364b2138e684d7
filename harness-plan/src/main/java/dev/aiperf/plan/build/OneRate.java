package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;

/** A series says the rate at every instant, and leaves nothing for another rate to say. */
record OneRate() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (values.has(LoadSettings.REQUEST_RATE)) {
            values.given(LoadSettings.REQUEST_RATE_SERIES)
                    .ifPresent(series -> findings.problem(
                            series, "is a rate of its own beside --request-rate; keep one of the two"));
        }
    }
}
