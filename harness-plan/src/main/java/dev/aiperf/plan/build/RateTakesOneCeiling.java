package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;
import java.util.List;

/** Beside a rate the concurrency is a ceiling, and a list of ceilings would be a sweep over what isn't the load. */
record RateTakesOneCeiling() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        boolean isList = values.get(LoadSettings.CONCURRENCY).orElse(List.of()).size() > 1;
        if (isList && TrafficPlanner.isByTheClock(values)) {
            findings.problem(
                    values.given(LoadSettings.CONCURRENCY).orElseThrow(),
                    TrafficPlanner.isReplay(values)
                            ? "must be one number beside a replay, where it is the ceiling"
                            : "must be one number beside a request rate, where it is the ceiling; remove the rate for a"
                                    + " sweep");
        }
    }
}
