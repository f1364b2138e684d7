package dev.aiperf.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where requests go and how they look.
 *
 * @param type the name of the API spoken, such as {@code chat}
 * @param targets where to; at least one
 * @param path what replaces the path that the type would append to a target's base URL; empty text appends nothing
 * @param streaming whether answers are asked for as a stream of events
 * @param requestTimeout the time from connecting to the last byte after which a request is given up
 * @param headers further request headers, in the order given
 * @param extraInputs further members of each request body, in the order given
 * @param apiKey the bearer token
 * @param legacyMaxTokens whether an output length is asked for as {@code max_tokens}
 * @param serverTokenCount whether token counts are those that the server reports
 * @param modelCheck whether a model that the server doesn't list is refused before any load
 * @param network what requests go over
 */
public record EndpointPlan(
        String type,
        List<Target> targets,
        Optional<String> path,
        boolean streaming,
        Duration requestTimeout,
        Map<String, String> headers,
        Map<String, Object> extraInputs,
        Optional<Secret> apiKey,
        boolean legacyMaxTokens,
        boolean serverTokenCount,
        boolean modelCheck,
        NetworkPlan network) {

    public EndpointPlan {
        targets = List.copyOf(targets);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        extraInputs = Collections.unmodifiableMap(new LinkedHashMap<>(extraInputs));
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("an endpoint has at least one target");
        }
    }

    /** Returns the credentials that requests carry, and the part of a header that is the credential itself, such as its token. */
    public List<String> credentials() {
        List<String> credentials = new ArrayList<>();
        apiKey.map(Secret::reveal).ifPresent(credentials::add);
        headers.forEach((name, value) -> {
            if (CredentialNames.includes(name)) {
                credentials.add(value);
                credentials.add(value.substring(value.lastIndexOf(' ') + 1));
            }
        });
        return credentials;
    }

    /** Returns the first target, the only one unless several servers share the load. */
    public Target target() {
        return targets.get(0);
    }
}
