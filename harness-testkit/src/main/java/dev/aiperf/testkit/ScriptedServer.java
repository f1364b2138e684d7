package dev.aiperf.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of HTTP/1.1 on a raw socket: reads a request, and then does byte by byte what a test says. One thread a
 * connection; closing it closes none of the connections that clients hold.
 */
final class ScriptedServer implements AutoCloseable {

    static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    static final String STREAM_END = "0\r\n\r\n";

    private static final int BACKLOG = 1_024;

    /** What is done after a request was read. */
    @FunctionalInterface
    interface Script {
        void play(Call call) throws IOException, InterruptedException;
    }

    /** A request that was read, and the connection that it came on. */
    record Call(String request, Socket socket, CountDownLatch dropped) {

        /** Returns the request's body. */
        String body() {
            return request.substring(request.indexOf("\r\n\r\n") + 4);
        }

        /** Writes text as it is, and sends it off. */
        void say(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Answers with a body in one piece. */
        void answer(String body) throws IOException {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body);
        }

        /** Blocks until the client closes its side, and notes it. */
        void awaitDrop() {
            try {
                InputStream in = socket.getInputStream();
                while (in.read() >= 0) {
                    // Whatever comes doesn't matter.
                }
            } catch (IOException e) {
                // A reset is a drop, too.
                dropped.countDown();
            }
            dropped.countDown();
        }
    }

    private final ServerSocket server;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch dropped = new CountDownLatch(1);

    private ScriptedServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    static ScriptedServer start(Script script) throws IOException {
        ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        ScriptedServer scripted = new ScriptedServer(socket, script);
        daemon(scripted::accept);
        return scripted;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/ask?version=1");
    }

    /** Returns the requests that came, head and body, a character for each byte. */
    List<String> requests() {
        return requests;
    }

    /** Returns how many connections were opened. */
    int connections() {
        return connections.get();
    }

    /** Waits until so many connections were opened: a client's may be open before this side has seen it. */
    void awaitConnections(int count) throws InterruptedException {
        while (connections.get() < count) {
            Thread.sleep(1);
        }
    }

    /** Is released when a client was seen to drop its connection. */
    CountDownLatch dropped() {
        return dropped;
    }

    /** Returns text as one chunk of a chunked body. */
    static String chunk(String content) {
        return Integer.toHexString(content.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + content + "\r\n";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (true) {
                String request = read(socket.getInputStream());
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request);
                script.play(new Call(request, socket, dropped));
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone; what it made of it is what the test looks at.
            dropped.countDown();
        }
    }

    /** Returns the next request; empty when the client has closed its side. */
    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        byte[] body = in.readNBytes(contentLength(head.toString()));
        return head + new String(body, StandardCharsets.ISO_8859_1);
    }

    private static int contentLength(String head) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(
                        line.substring("content-length:".length()).trim());
            }
        }
        return 0;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }
}
