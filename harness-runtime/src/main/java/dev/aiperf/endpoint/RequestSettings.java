package dev.aiperf.endpoint;

import dev.aiperf.plan.CredentialNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all requests of a run have in common.
 *
 * @param model the model asked for
 * @param streaming whether the answer is asked for as a stream of events
 * @param legacyMaxTokens whether an output length is asked for as {@code max_tokens}
 * @param extraInputs further members of each body; they win over those that the API writes, and lose to a turn's own
 */
public record RequestSettings(
        String model, boolean streaming, boolean legacyMaxTokens, Map<String, Object> extraInputs) {

    /** Returns the settings that give bodies as they may be stored: what the extra inputs hold of credentials is hidden. */
    public RequestSettings withoutCredentials() {
        return new RequestSettings(model, streaming, legacyMaxTokens, hidden(extraInputs));
    }

    private static Map<String, Object> hidden(Map<?, ?> members) {
        Map<String, Object> shown = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            shown.put(name, CredentialNames.includes(name) ? CredentialNames.HIDDEN : hidden(value));
        });
        return shown;
    }

    private static Object hidden(Object value) {
        if (value instanceof Map<?, ?> members) {
            return hidden(members);
        }
        return value instanceof List<?> elements
                ? elements.stream().map(RequestSettings::hidden).toList()
                : value;
    }
}
