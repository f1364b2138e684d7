package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.TlsPlan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkPlanTest {

    @Test
    void withoutAWordItIsPooledHttpThatTrustsWhomTheJvmTrusts() {
        assertThat(Profile.of().plan().endpoint().network()).isEqualTo(NetworkPlan.DEFAULT);
    }

    @Test
    void transportReuseAndTlsAreThoseGiven() {
        NetworkPlan network = Profile.of("--transport", "HTTP2", "--connection-reuse-strategy", "never")
                .file(Map.of(
                        "endpoint",
                        Map.of("url", "https://host"),
                        "network",
                        Map.of("tls-ca-file", "ca.pem", "tls-cert-file", "me.pem", "tls-key-file", "me.key")))
                .fileAt("ca.pem", "")
                .fileAt("me.pem", "")
                .fileAt("me.key", "")
                .plan()
                .endpoint()
                .network();

        assertThat(network)
                .isEqualTo(new NetworkPlan(
                        "http2",
                        ConnectionReuse.NEVER,
                        new TlsPlan(
                                Optional.of(Path.of("ca.pem")),
                                Optional.of(Path.of("me.pem")),
                                Optional.of(Path.of("me.key")),
                                false)));
    }

    @Test
    void whoTrustsEverybodyNeedsNoAuthority() {
        assertThat(Profile.of("--url", "https://host", "--insecure", "--tls-ca-file", "ca.pem")
                        .fileAt("ca.pem", "")
                        .problems())
                .containsExactly(
                        "--tls-ca-file ca.pem (on the command line) says whom to trust, and --insecure trusts everybody; keep one of the two");
    }

    @Test
    void aCertificateNeedsItsKey() {
        assertThat(Profile.of("--url", "https://host", "--tls-cert-file", "me.pem")
                        .fileAt("me.pem", "")
                        .problems())
                .containsExactly("--tls-cert-file me.pem (on the command line) needs --tls-key-file beside it");
    }

    @Test
    void thatNothingIsCheckedIsSaid() {
        assertThat(Profile.of("--url", "https://host", "--insecure").plan().notes())
                .contains("The server's certificate is not checked (--insecure).");
    }

    @Test
    void whatIsAboutTlsDoesNothingWithoutIt() {
        assertThat(Profile.of("--url", "http://host", "--tls-ca-file", "ca.pem")
                        .fileAt("ca.pem", "")
                        .plan()
                        .notes())
                .anyMatch(note -> note.contains("does nothing without TLS"));
    }
}
