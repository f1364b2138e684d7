package dev.aiperf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EndpointTypesTest {

    private final EndpointTypes types = EndpointTypes.installed();

    @Test
    void theBuiltInTypesAreInstalled() throws EndpointException {
        assertThat(types.named("chat").path()).isEqualTo("/v1/chat/completions");
        assertThat(types.named("Completions").path()).isEqualTo("/v1/completions");
        assertThat(types.named("chat").streams()).isTrue();
    }

    @Test
    void anUnknownTypeListsTheKnownOnesAndTheNearest() {
        assertThatThrownBy(() -> types.named("chatt"))
                .isInstanceOf(EndpointException.class)
                .hasMessage("unknown endpoint type \"chatt\"; did you mean chat? Known are chat, completions.");
    }
}
