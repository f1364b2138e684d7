package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.NetworkPlan;
import dev.aiperf.plan.Target;
import dev.aiperf.transport.HttpTransportProvider;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.TransportSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Transport> opened = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"data\":[{\"id\":\"model-a\"}]}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        opened.forEach(Transport::close);
    }

    private Preflight at(String path) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return preflight(base, Duration.ofSeconds(10));
    }

    private Preflight preflight(URI base, Duration answerTime) {
        try {
            Transport transport = new HttpTransportProvider()
                    .open(new TransportSettings(false, Map.of(), answerTime, Duration.ofSeconds(5), 1));
            opened.add(transport);
            return new Preflight(endpoint(base), base, transport);
        } catch (TransportException e) {
            throw new AssertionError(e);
        }
    }

    private static EndpointPlan endpoint(URI base) {
        return new EndpointPlan(
                "chat",
                List.of(new Target.Running(base.toString(), base)),
                Optional.empty(),
                false,
                Duration.ofMinutes(1),
                Map.of(),
                Map.of(),
                Optional.empty(),
                false,
                false,
                true,
                NetworkPlan.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Slow: ",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFF\r\n"
            })
    @Timeout(60)
    void aListThatDripsIsGivenUp(String start) throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> drip(dripping, start), "dripping-server");
            serving.setDaemon(true);
            serving.start();
            URI base = URI.create("http://127.0.0.1:" + dripping.getLocalPort());

            List<String> notes = preflight(base, Duration.ofMillis(500)).check("model-a");

            assertThat(notes)
                    .containsExactly(base + "/v1/models could not be read, so the model's name was not checked.");
        }
    }

    private static void drip(ServerSocket server, String start) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                client.getOutputStream().write('x');
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException e) {
            // The client has gone, which is what the test is about.
            return;
        }
    }

    @Test
    void theModelsAreAskedForBesideTheApiWhateverTheBaseUrlEndsIn() throws Exception {
        for (String path : List.of("", "/", "/v1", "/v1/", "/v1/chat/completions")) {
            assertThat(at(path).check("model-a")).isEmpty();
        }
        at("/proxy/v1").check("model-a");

        assertThat(asked)
                .containsExactly(
                        "/v1/models", "/v1/models", "/v1/models", "/v1/models", "/v1/models", "/proxy/v1/models");
    }

    @Test
    void aKeyInTheQueryIsSentAndNeverShown() throws Exception {
        assertThatThrownBy(() -> at("/v1?api_key=sk-very-secret").check("other"))
                .isInstanceOf(RunException.class)
                .hasMessage("http://127.0.0.1:" + server.getAddress().getPort()
                        + "/v1 doesn't list the model other; it lists: model-a."
                        + " If it takes the name all the same, add --no-model-check.");
        assertThat(asked).containsExactly("/v1/models?api_key=sk-very-secret");

        status = 500;
        assertThat(at("/v1?api_key=sk-very-secret").check("model-a"))
                .singleElement()
                .asString()
                .contains("answered HTTP 500")
                .doesNotContain("sk-very-secret");

        status = 401;
        assertThatThrownBy(() -> at("/v1?api_key=sk-very-secret").check("model-a"))
                .hasMessageContaining("refuses access (HTTP 401)")
                .hasMessageNotContaining("sk-very-secret");
    }

    @Test
    void aServerThatListsNoModelsIsTakenAtItsWord() throws Exception {
        for (String list : List.of("{\"data\":[]}", "<html>", "{}")) {
            answer = list;
            assertThat(at("").check("any")).singleElement().asString().endsWith("the model's name was not checked.");
        }
    }

    @Test
    void connectionsThatTheProcessMayNotOpenAreRefusedWithTheLimitThatIsNeeded() throws Exception {
        Preflight.limitsAllow(1_000, 128, 1_000, 1_000);

        assertThatThrownBy(() -> Preflight.limitsAllow(1_001, 128, 1_000, 28_000))
                .isInstanceOf(RunException.class)
                .hasMessage("1001 connections at once need more open files than this process may have (1000 are left);"
                        + " raise the limit with: ulimit -n 2025");
        assertThatThrownBy(() -> Preflight.limitsAllow(1_001, 0, 5_000, 1_000))
                .isInstanceOf(RunException.class)
                .hasMessage("1001 connections to one server need more local ports than this machine gives (1000); widen"
                        + " net.ipv4.ip_local_port_range, give more addresses by --source-address, or lower the"
                        + " concurrency");
    }

    @Test
    void theSelfCheckHoldsBothEndsOfItsConnections() throws Exception {
        Preflight.limitsAllow(100, 0, 150, 28_000);

        assertThatThrownBy(() -> Preflight.limitsAllow(100, 100, 150, 28_000))
                .isInstanceOf(RunException.class)
                .hasMessage(
                        "the self-check's 200 sockets need more open files than this process may have (150 are left);"
                                + " raise the limit with: ulimit -n 1224");
    }

    @Test
    void aTargetThatDoesNotListenIsNamedWithoutItsKey() {
        Preflight preflight = at("/v1?api_key=sk-very-secret");
        server.stop(0);

        assertThatThrownBy(() -> preflight.check("model-a"))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("doesn't answer: connection refused")
                .hasMessageNotContaining("sk-very-secret");
    }
}
