package dev.aiperf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** TLS, against a server whose certificate the JVM trusts, or doesn't. */
@ResourceLock("javax.net.ssl.trustStore")
@Timeout(60)
class HttpsTransportTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "changeit";
    private static final String EVENT = "data: one\n\n";

    @TempDir
    Path folder;

    private final BlockingQueue<Timeline> ended = new LinkedBlockingQueue<>();
    private SSLServerSocket server;

    @BeforeEach
    void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.out").toFile())
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS) && made.exitValue() == 0).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::serve, "https-server");
        serving.setDaemon(true);
        serving.start();
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
        try (Transport transport = open()) {
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
        try (Transport transport = open()) {
            transport.connect(url(), 2, Duration.ofSeconds(20));

            assertThat(send(transport).connectedNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNoConnection() throws Exception {
        try (Transport transport = open()) {
            Timeline timeline = send(transport);

            assertThat(timeline.outcome()).isEqualTo(Outcome.CONNECT_FAILED);
            assertThat(timeline.failure()).isEqualTo("the server's certificate is not trusted");
            assertThat(timeline.sentNanos()).isEqualTo(Timeline.NEVER);
        }
    }

    private void trustTheServer() {
        System.setProperty(TRUST_STORE, folder.resolve("keys.p12").toString());
        System.setProperty(TRUST_STORE + "Password", PASSWORD);
    }

    private URI url() {
        return URI.create("https://localhost:" + server.getLocalPort() + "/v1/ask");
    }

    private static Transport open() throws TransportException {
        return new HttpTransportProvider()
                .open(new TransportSettings(true, Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(10), 1));
    }

    private Timeline send(Transport transport) throws InterruptedException {
        Timeline timeline = new Timeline();
        timeline.begin(0, PhaseKind.MEASUREMENT, 0, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        OutgoingRequest request = new OutgoingRequest(url(), "{}".getBytes(StandardCharsets.UTF_8), "r", "s");
        transport.send(request, timeline, (exchange, same) -> ended.add(same));
        Timeline taken = ended.poll(30, TimeUnit.SECONDS);
        assertThat(taken).as("the exchange ended").isNotNull();
        return taken;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread one = new Thread(() -> answer(socket), "https-connection");
                one.setDaemon(true);
                one.start();
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            while (line != null) {
                if (line.isEmpty()) {
                    assertThat(in.read(new char[2])).isEqualTo(2);
                    String answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: "
                            + EVENT.length() + "\r\n\r\n" + EVENT;
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    socket.getOutputStream().flush();
                }
                line = in.readLine();
            }
        } catch (IOException e) {
            // The client hung up, as it should when it trusts nobody.
            return;
        }
    }
}
