package dev.aiperf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestSettingsTest {

    @Test
    void whatMayBeStoredHasNoCredentialsAtAnyDepth() {
        RequestSettings settings = new RequestSettings(
                "M",
                true,
                false,
                Map.of(
                        "temperature",
                        0.5,
                        "api_key",
                        "sk-a",
                        "guard",
                        Map.of("rules", List.of(Map.of("access_key", "sk-b", "name", "n")))));

        assertThat(settings.withoutCredentials().extraInputs())
                .isEqualTo(Map.of(
                        "temperature",
                        0.5,
                        "api_key",
                        "<hidden>",
                        "guard",
                        Map.of("rules", List.of(Map.of("access_key", "<hidden>", "name", "n")))));
    }
}
