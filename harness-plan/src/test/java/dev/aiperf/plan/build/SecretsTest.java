package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.settings.EndpointSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void aSecretThatHoldsAnotherIsHiddenWhole() {
        assertThat(Secrets.hide(EndpointSettings.URL, "http://host/?api_key=ab&token=abcd"))
                .isEqualTo("http://host/?api_key=<hidden>&token=<hidden>");
        assertThat(Secrets.hide(List.of("ab", "abcd"), "abcd ab")).isEqualTo("<hidden> <hidden>");
    }
}
