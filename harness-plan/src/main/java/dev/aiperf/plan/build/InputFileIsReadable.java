package dev.aiperf.plan.build;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.InputSettings;

/**
 * An input file is there, so that its absence is told with everything else, and before anything starts.
 *
 * @param environment where the file should be
 */
record InputFileIsReadable(Environment environment) implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (plan.dataset() instanceof DatasetPlan.InputFile input && !environment.isReadable(input.file())) {
            findings.problem(
                    values.given(InputSettings.FILE).orElseThrow(),
                    "names a file that isn't there or can't be read; write the path of one that can");
        }
    }
}
