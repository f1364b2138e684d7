package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aiperf.plan.ConnectionReuse;
import dev.aiperf.plan.IpVersion;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.plan.TlsPlan;
import dev.aiperf.transport.HostAddresses;
import dev.aiperf.transport.Http2TransportProvider;
import dev.aiperf.transport.HttpTransportProvider;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportProvider;
import dev.aiperf.transport.TransportSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ways that connections take. */
@Timeout(60)
class RouteTest {

    private static final Answer OK = new Answer(200, Map.of(), "{}");
    private static final TransportSettings SETTINGS =
            new TransportSettings(true, Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(10), 1);

    @TempDir
    Path folder;

    private final Sent sent = new Sent();

    @Test
    void aProxyGetsTheWholeUrl() throws Exception {
        try (ScriptedServer server = Http1Server.start(call -> call.answer(OK));
                Relay proxy = Relay.proxy()) {
            assertAnswered(through(new HttpTransportProvider(), by(proxy), server.url()));

            assertThat(proxy.requestLines()).containsExactly("POST " + server.url() + " HTTP/1.1");
        }
    }

    @Test
    void http2TunnelsThroughAProxy() throws Exception {
        try (ScriptedServer server = Http2Server.start(call -> call.answer(OK));
                Relay proxy = Relay.proxy()) {
            assertAnswered(through(new Http2TransportProvider(), by(proxy), server.url()));

            assertThat(proxy.requestLines()).containsExactly("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1");
        }
    }

    @Test
    void aProxyThatLeadsNowhereIsNamed() throws Exception {
        try (Relay proxy = Relay.proxy("HTTP/1.1 407 Proxy Authentication Required")) {
            for (TransportProvider provider : List.of(new HttpTransportProvider(), new Http2TransportProvider())) {
                Timeline timeline = through(provider, by(proxy), URI.create("https://127.0.0.1:1/"));

                Timelines.requireFailed(timeline, Outcome.CONNECT_FAILED);
                assertThat(timeline.failure()).isEqualTo("the proxy does not lead to the server (HTTP 407)");
            }
        }
    }

    @Test
    void aUnixSocketIsConnectedToWhateverTheUrlNames() throws Exception {
        Path path = folder.resolve("s");
        try (ScriptedServer server = Http1Server.start(call -> call.answer(OK));
                Relay unix = Relay.unixSocket(path)) {
            RoutePlan route = new RoutePlan(IpVersion.AUTO, List.of(), Optional.of(path), Optional.empty());

            assertAnswered(through(
                    new HttpTransportProvider(),
                    route,
                    URI.create("http://no.such.host.invalid:" + server.port() + "/")));
            assertThat(unix.requestLines()).hasSize(1);
        }
    }

    @Test
    void aUnixSocketThatIsNotThereIsNoConnection() throws Exception {
        RoutePlan route =
                new RoutePlan(IpVersion.AUTO, List.of(), Optional.of(folder.resolve("none")), Optional.empty());
        for (TransportProvider provider : List.of(new HttpTransportProvider(), new Http2TransportProvider())) {
            Timeline timeline = through(provider, route, URI.create("http://localhost/"));

            Timelines.requireFailed(timeline, Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).isEqualTo("there is no such socket");
        }
    }

    @Test
    void connectionsStartAtTheSourceAddressesInTurn() throws Exception {
        assumeThat(System.getProperty("os.name"))
                .as("all of 127.0.0.0/8 is this machine")
                .isEqualTo("Linux");
        List<String> sources = new CopyOnWriteArrayList<>();
        RoutePlan route =
                new RoutePlan(IpVersion.V4, List.of("127.0.0.2", "127.0.0.3"), Optional.empty(), Optional.empty());
        try (ScriptedServer server = Http1Server.start(call -> {
                    sources.add(Http1Server.socketOf(call).getInetAddress().getHostAddress());
                    call.answer(OK);
                });
                Transport transport = new HttpTransportProvider()
                        .open(SETTINGS.over(new NetworkPlan("http", ConnectionReuse.NEVER, TlsPlan.DEFAULT, route)))) {
            for (int i = 0; i < 4; i++) {
                assertAnswered(sent.through(transport, server.url(), "{}"));
            }
        }
        assertThat(sources).containsExactly("127.0.0.2", "127.0.0.3", "127.0.0.2", "127.0.0.3");
    }

    @Test
    void aSourceAddressThatThisMachineHasNotIsNamed() throws Exception {
        RoutePlan route = new RoutePlan(IpVersion.V4, List.of("192.0.2.1"), Optional.empty(), Optional.empty());
        try (ScriptedServer server = Http1Server.start(call -> call.answer(OK))) {
            Timeline timeline = through(new HttpTransportProvider(), route, server.url());

            Timelines.requireFailed(timeline, Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).contains("no such address");
        }
    }

    @Test
    void onlyAddressesOfTheIpVersionAreConnectedTo() throws Exception {
        assertThat(HostAddresses.lookUp("127.0.0.1", IpVersion.V4)).hasSize(1);
        assertThat(HostAddresses.lookUp("[::1]", IpVersion.V6)).hasSize(1);
        Assertions.assertThatThrownBy(() -> HostAddresses.lookUp("127.0.0.1", IpVersion.V6))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("the host has no address of IPv6");
        try (ScriptedServer server = Http1Server.start(call -> call.answer(OK))) {
            RoutePlan route = new RoutePlan(IpVersion.V6, List.of(), Optional.empty(), Optional.empty());

            assertThat(through(new HttpTransportProvider(), route, server.url()).failure())
                    .isEqualTo("the host has no address of IPv6");
        }
    }

    @Test
    void aHostThatWasLookedUpBeforeIsNotAgain() throws Exception {
        try (ScriptedServer server = Http1Server.start(call -> call.answer(OK))) {
            TransportSettings known = new TransportSettings(
                    SETTINGS.streaming(),
                    SETTINGS.headers(),
                    SETTINGS.requestTimeout(),
                    SETTINGS.connectTimeout(),
                    1,
                    NetworkPlan.DEFAULT,
                    Map.of("no.such.host.invalid", List.of(InetAddress.getLoopbackAddress())));
            try (Transport transport = new HttpTransportProvider().open(known)) {
                URI url = URI.create("http://no.such.host.invalid:" + server.port() + "/");

                assertAnswered(sent.through(transport, url, "{}"));
            }
        }
    }

    private static RoutePlan by(Relay proxy) throws Exception {
        return new RoutePlan(IpVersion.AUTO, List.of(), Optional.empty(), Optional.of(proxy.url()));
    }

    private Timeline through(TransportProvider provider, RoutePlan route, URI url) throws Exception {
        try (Transport transport = new Rerouted(provider, route).open(SETTINGS)) {
            return sent.through(transport, url, "{}");
        }
    }

    private static void assertAnswered(Timeline timeline) {
        assertThat(timeline.outcome()).as(timeline.failure()).isEqualTo(Outcome.COMPLETED);
        assertThat(timeline.status()).isEqualTo(200);
    }
}
