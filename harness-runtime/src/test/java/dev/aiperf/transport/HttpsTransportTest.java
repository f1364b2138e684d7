package dev.aiperf.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.plan.TlsPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** TLS, against servers whose certificate the JVM or the plan trusts, or doesn't. */
@ResourceLock("javax.net.ssl.trustStore")
@Timeout(60)
class HttpsTransportTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    @TempDir
    static Path folder;

    private static Certificates certificates;

    private final BlockingQueue<Timeline> ended = new LinkedBlockingQueue<>();
    private TlsServer server;

    @BeforeAll
    static void make() throws Exception {
        certificates = Certificates.in(folder);
        certificates.make("server");
        certificates.make("client");
        certificates.make("expired", "-startdate", "-10d", "-validity", "5");
    }

    @BeforeEach
    void start() throws Exception {
        serve("server", false);
    }

    private void serve(String name, boolean wantsClients) throws Exception {
        if (server != null) {
            server.close();
        }
        server = TlsServer.start(certificates.serving(name), wantsClients);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE + "Password");
    }

    @Test
    void aStreamComesOverTlsAndTheHandshakeIsPartOfConnecting() throws Exception {
        trustTheServer();
        try (Transport transport = open(TlsPlan.DEFAULT)) {
            Timeline first = send(transport);
            assertThat(first.outcome()).as(first.failure()).isEqualTo(Outcome.COMPLETED);
            assertThat(first.events()).isEqualTo(1);
            assertThat(first.connectedNanos()).isGreaterThan(first.startNanos());
            assertThat(first.sentNanos()).isGreaterThanOrEqualTo(first.connectedNanos());
            assertThat(first.openedNanos()).isEqualTo(first.connectedNanos());

            Timeline second = send(transport);
            assertThat(second.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(second.connectedNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    @Test
    void connectionsOpenedBeforehandHaveShakenHands() throws Exception {
        trustTheServer();
        try (Transport transport = open(TlsPlan.DEFAULT)) {
            transport.connect(url(), 2, Duration.ofSeconds(20));

            assertThat(send(transport).connectedNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNoConnection() throws Exception {
        assertRefused(TlsPlan.DEFAULT, url(), "the server's certificate is not trusted");
    }

    @Test
    void thePlansOwnAuthorityIsTrusted() throws Exception {
        assertAnswered(trusting(), url());
    }

    @Test
    void anExpiredCertificateIsNamed() throws Exception {
        serve("expired", false);

        assertRefused(trusting(), url(), "the server's certificate has expired");
    }

    @Test
    void aCertificateOfAnotherHostIsNamed() throws Exception {
        assertRefused(trusting(), server.url("127.0.0.1"), "the server's certificate is that of another host");
    }

    @Test
    void anyCertificateWillDoWhereThePlanIsInsecure() throws Exception {
        serve("expired", false);
        TlsPlan insecure = new TlsPlan(Optional.empty(), Optional.empty(), Optional.empty(), true);

        assertAnswered(insecure, server.url("127.0.0.1"));
    }

    @Test
    void aServerThatWantsAClientsCertificateGetsIt() throws Exception {
        serve("server", true);
        TlsPlan known = new TlsPlan(
                Optional.of(certificates.authority()),
                Optional.of(certificates.certificate("client")),
                Optional.of(certificates.key("client")),
                false);

        assertAnswered(known, url());
    }

    @Test
    void withoutTheCertificateThatAServerWantsThereIsNoConnection() throws Exception {
        serve("server", true);

        try (Transport transport = open(trusting())) {
            assertThat(send(transport).outcome()).isEqualTo(Outcome.CONNECT_FAILED);
        }
        assertThat(Failures.inWords(new SSLHandshakeException("Received fatal alert: bad_certificate")))
                .isEqualTo(
                        "the server wants a client's certificate that it trusts (--tls-cert-file and --tls-key-file)");
    }

    @Test
    void aFileThatHoldsNoCertificateOrKeyIsNamed() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        TlsPlan noAuthority = new TlsPlan(Optional.of(empty), Optional.empty(), Optional.empty(), false);
        TlsPlan noKey = new TlsPlan(
                Optional.empty(), Optional.of(certificates.certificate("server")), Optional.of(empty), false);

        assertRefused(noAuthority, url(), empty + " holds no certificates in PEM");
        try (Transport transport = open(noKey)) {
            assertThatThrownBy(() -> transport.connect(url(), 1, Duration.ofSeconds(20)))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining(empty + " holds no private key in PEM")
                    .hasMessageContaining("openssl pkcs8");
        }
    }

    private void assertAnswered(TlsPlan tls, URI url) throws Exception {
        try (Transport transport = open(tls)) {
            Timeline timeline = send(transport, url);

            assertThat(timeline.outcome()).as(timeline.failure()).isEqualTo(Outcome.COMPLETED);
        }
    }

    private void assertRefused(TlsPlan tls, URI url, String why) throws Exception {
        try (Transport transport = open(tls)) {
            Timeline timeline = send(transport, url);

            assertThat(timeline.failure()).isEqualTo(why);
            assertThat(timeline.outcome()).isEqualTo(Outcome.CONNECT_FAILED);
            assertThat(timeline.sentNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    private TlsPlan trusting() throws Exception {
        return new TlsPlan(Optional.of(certificates.authority()), Optional.empty(), Optional.empty(), false);
    }

    private void trustTheServer() {
        System.setProperty(TRUST_STORE, certificates.store().toString());
        System.setProperty(TRUST_STORE + "Password", Certificates.PASSWORD);
    }

    private URI url() {
        return server.url("localhost");
    }

    private static Transport open(TlsPlan tls) throws TransportException {
        return new HttpTransportProvider()
                .open(new TransportSettings(true, Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(10), 1)
                        .over(new NetworkPlan("http", ConnectionReuse.POOLED, tls, RoutePlan.DIRECT)));
    }

    private Timeline send(Transport transport) throws InterruptedException {
        return send(transport, url());
    }

    private Timeline send(Transport transport, URI url) throws InterruptedException {
        Timeline timeline = new Timeline();
        timeline.begin(0, PhaseKind.MEASUREMENT, 0, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        OutgoingRequest request = new OutgoingRequest(url, "{}".getBytes(StandardCharsets.UTF_8), "r", "s");
        transport.send(request, timeline, (exchange, same) -> ended.add(same));
        Timeline taken = ended.poll(30, TimeUnit.SECONDS);
        assertThat(taken).as("the exchange ended").isNotNull();
        return taken;
    }
}
