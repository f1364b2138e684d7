package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.EndpointSettings;

/** Several servers need a rule by which they share the load. */
record OneServer() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (plan.endpoint().targets().size() > 1) {
            findings.problem(
                    values.given(EndpointSettings.URL).orElseThrow(),
                    "names several servers, and sharing the load between them is not built in yet; keep one URL");
        }
    }
}
