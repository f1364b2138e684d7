package dev.aiperf.endpoint;

import dev.aiperf.plan.CredentialNames;
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
        return new RequestSettings(model, streaming, legacyMaxTokens, CredentialNames.hideInBody(extraInputs));
    }
}
