package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.InputSettings;
import java.util.List;
import java.util.Map;

/**
 * Members of the body that settings of their own write. An extra input that says another thing would be sent, while
 * everything else of the run, its report included, goes by the setting.
 */
record ExtraInputsKeepToTheRun() implements PlanRule {

    private static final List<String> OUTPUT_LENGTHS =
            List.of("max_tokens", "max_completion_tokens", "max_output_tokens", "max_new_tokens");

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        Map<String, Object> inputs = plan.endpoint().extraInputs();
        if (inputs.isEmpty()) {
            return;
        }
        Given given = values.given(EndpointSettings.EXTRA_INPUTS).orElseThrow();
        if (inputs.get("stream") instanceof Boolean stream
                && stream != plan.endpoint().streaming()) {
            findings.problem(
                    given,
                    "asks for stream:" + stream + ", against which answers would be read; leave it out, and write --"
                            + (stream ? "" : "no-") + "streaming");
        }
        if (inputs.containsKey("model") && !plan.model().equals(inputs.get("model"))) {
            findings.problem(
                    given,
                    "asks for the model " + inputs.get("model") + " in place of " + plan.model()
                            + "; leave it out, and write it as --model");
        }
        if (values.has(InputSettings.OSL)) {
            OUTPUT_LENGTHS.stream()
                    .filter(inputs::containsKey)
                    .forEach(length -> findings.problem(
                            given,
                            "asks for an output length by " + length + ", and so does --osl; keep one of the two"));
        }
    }
}
