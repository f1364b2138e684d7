package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;

/** Without a rate the answers decide when requests are sent, and a pattern of arrivals has nothing to shape. */
record PatternNeedsRate() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (!TrafficPlanner.isByTheClock(values)) {
            values.given(LoadSettings.ARRIVAL_PATTERN)
                    .ifPresent(given -> findings.note(given.subject()
                            + " has no effect: without --request-rate this is a closed loop, where each answer makes room"
                            + " for the next request."));
        }
    }
}
