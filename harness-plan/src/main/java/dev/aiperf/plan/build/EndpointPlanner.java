package dev.aiperf.plan.build;

import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.Target;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.LoadSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans where requests go and how they look. */
final class EndpointPlanner {

    private static final String DEFAULT_TYPE = "chat";
    private static final String DEFAULT_URL = "http://localhost:8000";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(6);

    /** Types for which streaming can be turned on without asking: every server that has them streams them. */
    private static final Set<String> SURELY_STREAMING = Set.of("chat", "completions");

    private final KnownNames names;
    private final Environment environment;
    private final ApiKeys keys;
    private final TargetReader targets;

    EndpointPlanner(KnownNames names, Environment environment) {
        this.names = names;
        this.environment = environment;
        this.keys = new ApiKeys(environment);
        this.targets = new TargetReader(names.launchers());
    }

    EndpointPlan plan(Values values, List<GoodputBound> goodput, Findings findings) {
        String type = new NameOnHand(
                        "an endpoint type", names.endpointTypes(), LaterChoices.ENDPOINT_TYPES, names.areAll())
                .find(values, EndpointSettings.TYPE, findings)
                .orElse(DEFAULT_TYPE);
        List<Target> to = targets(values, findings);
        return new EndpointPlan(
                type,
                to,
                values.get(EndpointSettings.PATH),
                streaming(values, type, goodput, findings),
                values.get(EndpointSettings.REQUEST_TIMEOUT).orElse(DEFAULT_TIMEOUT),
                values.get(EndpointSettings.HEADERS).orElseGet(Map::of),
                values.get(EndpointSettings.EXTRA_INPUTS).orElseGet(Map::of),
                keys.find(values, to, findings),
                values.isOn(EndpointSettings.LEGACY_MAX_TOKENS),
                values.isOn(EndpointSettings.SERVER_TOKEN_COUNT),
                values.get(EndpointSettings.MODEL_CHECK).orElse(true),
                new NetworkPlanner(names, environment).plan(values, to, findings));
    }

    private List<Target> targets(Values values, Findings findings) {
        List<Target> found = new ArrayList<>();
        for (String url : values.get(EndpointSettings.URL).orElse(List.of(DEFAULT_URL))) {
            try {
                found.add(targets.read(url));
            } catch (IllegalArgumentException invalid) {
                Given given = values.given(EndpointSettings.URL).orElseThrow();
                findings.problem(given.withValues(List.of(url)), String.valueOf(invalid.getMessage()));
            }
        }
        return found.isEmpty() ? List.of(targets.read(DEFAULT_URL)) : found;
    }

    private boolean streaming(Values values, String type, List<GoodputBound> goodput, Findings findings) {
        Optional<Boolean> asked = values.get(EndpointSettings.STREAMING);
        Optional<String> needing = goodput.stream()
                .filter(bound -> names.streamingMetrics().contains(bound.metric()))
                .findFirst()
                .map(bound -> "the goodput bound on " + bound.metric())
                .or(() -> values.given(LoadSettings.PREFILL_CONCURRENCY)
                        .or(() -> values.given(LoadSettings.WARMUP_PREFILL_CONCURRENCY))
                        .map(Given::subject));
        if (asked.isPresent() || needing.isEmpty() || !SURELY_STREAMING.contains(type)) {
            return asked.orElse(false);
        }
        findings.note("Streaming is turned on: " + needing.get() + " needs answers that come as a stream.");
        return true;
    }
}
