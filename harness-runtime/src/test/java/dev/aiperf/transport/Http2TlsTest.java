package dev.aiperf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.plan.TlsPlan;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 by TLS, settled on by ALPN. */
@Timeout(60)
class Http2TlsTest {

    @TempDir
    static Path folder;

    private static Certificates certificates;

    private final BlockingQueue<Timeline> ended = new LinkedBlockingQueue<>();

    @BeforeAll
    static void make() throws Exception {
        certificates = Certificates.in(folder);
        certificates.make("server");
    }

    @Test
    void aStreamComesOverTls() throws Exception {
        Server server = http2();
        try (Transport transport = open(trusting())) {
            URI url = URI.create("https://localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
            Timeline first = send(transport, url);
            Timeline second = send(transport, url);

            assertThat(first.outcome()).as(first.failure()).isEqualTo(Outcome.COMPLETED);
            assertThat(first.streamed()).isTrue();
            assertThat(first.events()).isEqualTo(1);
            assertThat(first.connectedNanos()).isNotEqualTo(Timeline.NEVER);
            assertThat(second.outcome()).as(second.failure()).isEqualTo(Outcome.COMPLETED);
            assertThat(second.connectedNanos()).isEqualTo(Timeline.NEVER);
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatSpeaksOnlyHttp1IsNamed() throws Exception {
        try (TlsServer server = TlsServer.start(certificates.serving("server"), false);
                Transport transport = open(trusting())) {
            Timeline timeline = send(transport, server.url("localhost"));

            assertThat(timeline.outcome()).isEqualTo(Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).isEqualTo("the server does not speak HTTP/2");
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNoConnection() throws Exception {
        try (TlsServer server = TlsServer.start(certificates.serving("server"), false);
                Transport transport = open(TlsPlan.DEFAULT)) {
            Timeline timeline = send(transport, server.url("localhost"));

            assertThat(timeline.outcome()).isEqualTo(Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).isEqualTo("the server's certificate is not trusted");
        }
    }

    private static Server http2() throws Exception {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(certificates.serving("server"));
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2");
        Server server = new Server();
        ServerConnector connector = new ServerConnector(
                server,
                1,
                1,
                new SslConnectionFactory(tls, alpn.getProtocol()),
                alpn,
                new HTTP2ServerConnectionFactory(new HttpConfiguration()));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
                Content.Sink.write(response, true, "data: one\n\n", callback);
                return true;
            }
        });
        server.start();
        return server;
    }

    private static TlsPlan trusting() throws Exception {
        return new TlsPlan(Optional.of(certificates.authority()), Optional.empty(), Optional.empty(), false);
    }

    private static Transport open(TlsPlan tls) throws TransportException {
        return new Http2TransportProvider()
                .open(new TransportSettings(true, Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(10), 1)
                        .over(new NetworkPlan("http2", ConnectionReuse.POOLED, tls, RoutePlan.DIRECT)));
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
