package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.InputSettings;

/** A spread of output lengths needs the length that it is spread around. */
record OutputSpreadNeedsMean() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (!values.has(InputSettings.OSL)
                && values.get(InputSettings.OSL_STDDEV).orElse(0.0) > 0) {
            findings.problem(values.given(InputSettings.OSL_STDDEV).orElseThrow(), "needs --osl, the mean, beside it");
        }
    }
}
