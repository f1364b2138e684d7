package dev.aiperf.plan.build;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.text.NearestNames;
import java.util.Set;

/**
 * A stream can be asked only of an API that has one.
 *
 * @param types the endpoint types that are known; of another nothing is said here
 * @param streamingTypes those of them whose answers can be streamed
 */
record StreamingNeedsAStreamingType(Set<String> types, Set<String> streamingTypes) implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        String type = plan.endpoint().type();
        if (plan.endpoint().streaming() && types.contains(type) && !streamingTypes.contains(type)) {
            findings.problem(
                    values.given(EndpointSettings.STREAMING).orElseThrow(),
                    "asks for a stream, which the endpoint type " + type + " doesn't have; leave it out, or write"
                            + " --endpoint-type and "
                            + NearestNames.oneOf(
                                    streamingTypes.stream().sorted().toList()));
        }
    }
}
