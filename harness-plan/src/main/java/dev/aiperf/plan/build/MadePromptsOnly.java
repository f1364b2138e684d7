package dev.aiperf.plan.build;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.Setting;
import java.util.List;

/** Some settings shape made prompts only; beside an input file their user should hear that they do nothing. */
record MadePromptsOnly() implements PlanRule {

    private static final List<Setting<?>> SETTINGS = List.of(InputSettings.ENTRIES, InputSettings.SAME_PROMPTS);

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (plan.dataset() instanceof DatasetPlan.InputFile) {
            for (Setting<?> setting : SETTINGS) {
                values.given(setting)
                        .ifPresent(given -> findings.note(
                                given.subject() + " has no effect: the prompts are those of the input file."));
            }
        }
    }
}
