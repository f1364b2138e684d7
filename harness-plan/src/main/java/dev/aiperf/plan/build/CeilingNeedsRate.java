package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;

/** A ceiling is one on arrivals by the clock; a closed loop is at its ceiling all the time. */
record CeilingNeedsRate() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (!TrafficPlanner.isByTheClock(values)) {
            values.given(LoadSettings.CONCURRENCY)
                    .filter(given -> given.writtenFor() == LoadSettings.MAX_CONCURRENCY)
                    .ifPresent(given -> findings.problem(
                            given, "needs --request-rate beside it; without a rate write --concurrency"));
        }
    }
}
