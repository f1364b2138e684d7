package dev.aiperf.plan.build;

import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.settings.LoadSettings;
import java.util.Set;

/**
 * A goodput bound on a metric of the stream needs a stream: without one no request has the metric, and none is good.
 *
 * @param streamingMetrics the tags of metrics that exist only where answers are streamed
 */
record StreamingBoundsNeedStreaming(Set<String> streamingMetrics) implements PlanRule {

    @Override
    public void check(ProfilePlan plan, Values values, Findings findings) {
        if (plan.endpoint().streaming()) {
            return;
        }
        for (GoodputBound bound : plan.goodput()) {
            if (streamingMetrics.contains(bound.metric())) {
                findings.problem(
                        values.given(LoadSettings.GOODPUT).orElseThrow(),
                        "bounds " + bound.metric() + ", which needs a streaming endpoint; add --streaming");
            }
        }
    }
}
