package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.InputSettings;

/** The form of an input file means nothing where there is no file. */
record FileTypeNeedsFile() implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (!values.has(InputSettings.FILE)) {
            values.given(InputSettings.FILE_TYPE)
                    .ifPresent(
                            given -> findings.problem(given, "needs --input-file, the file of that form, beside it"));
        }
    }
}
