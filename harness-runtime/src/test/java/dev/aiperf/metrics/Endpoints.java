package dev.aiperf.metrics;

import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Endpoints that differ in what decides on metrics. */
final class Endpoints {

    static final EndpointPlan STREAMING = endpoint(true, false);
    static final EndpointPlan WHOLE_ANSWERS = endpoint(false, false);
    static final EndpointPlan SERVER_COUNTS = endpoint(true, true);

    private Endpoints() {}

    private static EndpointPlan endpoint(boolean streaming, boolean serverTokenCount) {
        return new EndpointPlan(
                "chat",
                List.of(new Target.Running("http://localhost", URI.create("http://localhost"))),
                Optional.empty(),
                streaming,
                Duration.ofMinutes(1),
                Map.of(),
                Map.of(),
                Optional.empty(),
                false,
                serverTokenCount,
                true,
                NetworkPlan.DEFAULT);
    }
}
