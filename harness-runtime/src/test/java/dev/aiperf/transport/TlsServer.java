package dev.aiperf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Answers each request by one event, over TLS. */
final class TlsServer implements AutoCloseable {

    private static final String EVENT = "data: one\n\n";

    private final SSLServerSocket server;

    private TlsServer(SSLServerSocket server) {
        this.server = server;
    }

    /**
     * @param context what it shows, and whom it trusts
     * @param wantsClients whether a client must show a certificate; by TLS 1.2 then, where the handshake fails without one
     */
    static TlsServer start(SSLContext context, boolean wantsClients) throws IOException {
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        if (wantsClients) {
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        }
        TlsServer started = new TlsServer(socket);
        Thread serving = new Thread(started::serve, "https-server");
        serving.setDaemon(true);
        serving.start();
        return started;
    }

    URI url(String host) {
        return URI.create("https://" + host + ":" + server.getLocalPort() + "/v1/ask");
    }

    @Override
    public void close() throws IOException {
        server.close();
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
