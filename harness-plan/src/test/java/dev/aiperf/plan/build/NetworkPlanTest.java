package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.plan.IpVersion;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.plan.TlsPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
                                false),
                        RoutePlan.DIRECT));
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
    void theWayIsTheOneGiven() {
        RoutePlan route = Profile.of("--source-address", "10.0.0.2,10.0.0.3", "--proxy", "proxy:3128")
                .plan()
                .endpoint()
                .network()
                .route();

        assertThat(route)
                .isEqualTo(new RoutePlan(
                        IpVersion.V4,
                        List.of("10.0.0.2", "10.0.0.3"),
                        Optional.empty(),
                        Optional.of(URI.create("http://proxy:3128"))));
    }

    @Test
    void aUnixSocketTakesNoOtherWay() {
        assertThat(Profile.of("--unix-socket", "/run/vllm.sock")
                        .plan()
                        .endpoint()
                        .network()
                        .route()
                        .unixSocket())
                .contains(Path.of("/run/vllm.sock"));
        assertThat(Profile.of("--unix-socket", "/run/vllm.sock", "--proxy", "proxy:3128")
                        .problems())
                .containsExactly(
                        "--proxy proxy:3128 (on the command line) is about connections by TCP, and --unix-socket"
                                + " makes none; keep one of the two");
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
