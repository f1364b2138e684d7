package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.NetworkSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    @Test
    void aSecretThatHoldsAnotherIsHiddenWhole() {
        assertThat(Secrets.hide(EndpointSettings.URL, "http://host/?api_key=ab&token=abcd"))
                .isEqualTo("http://host/?api_key=<hidden>&token=<hidden>");
        assertThat(Secrets.hide(List.of("ab", "abcd"), "abcd ab")).isEqualTo("<hidden> <hidden>");
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:s3cret@proxy:3128, http://<hidden>@proxy:3128",
        "user:s3cret@proxy:3128, <hidden>@proxy:3128",
        "http://proxy:3128/a@b, http://proxy:3128/a@b"
    })
    void aUserAndPasswordAreHiddenInEveryUrl(String url, String shown) {
        assertThat(Secrets.hide(NetworkSettings.PROXY, url)).isEqualTo(shown);
        assertThat(Secrets.hide(EndpointSettings.URL, url)).isEqualTo(shown);
    }
}
