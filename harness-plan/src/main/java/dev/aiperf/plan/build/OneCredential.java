package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.EndpointSettings;

/** A key and an Authorization header would both fill the same header. */
record OneCredential() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        boolean namesHeader = plan.endpoint().headers().keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
        if (namesHeader) {
            values.given(EndpointSettings.API_KEY)
                    .ifPresent(given -> findings.problem(
                            given, "fills the header Authorization, which --header gives, too; keep one of the two"));
        }
    }
}
