package dev.aiperf.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Speaks HTTP/1.1, and whatever a script writes to the socket instead. */
final class Http1Server extends ScriptedServer {

    private static final int BACKLOG = 1_024;

    private final ServerSocket server;
    private final Script script;

    private Http1Server(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    static Http1Server start(Script script) throws IOException {
        Http1Server started = new Http1Server(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), script);
        daemon(started::accept);
        return started;
    }

    /** Returns the socket of a call to such a server, for what is no HTTP. */
    static Socket socketOf(Call call) {
        return ((Http1Call) call).socket;
    }

    /** Writes text as it is, and sends it off. */
    static void write(Call call, String text) throws IOException {
        ((Http1Call) call).write(text);
    }

    /** Returns text as one chunk of a chunked body. */
    static String chunk(String content) {
        return Integer.toHexString(content.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + content + "\r\n";
    }

    @Override
    int port() {
        return server.getLocalPort();
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
                connected();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (true) {
                List<String> head = head(socket.getInputStream());
                if (head.isEmpty()) {
                    return;
                }
                Received request = request(head, socket.getInputStream());
                received(request);
                script.play(new Http1Call(request, socket));
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone; what it made of it is what the test looks at.
            dropped().countDown();
        }
    }

    /** Returns the lines of the next request's head; none when the client has closed its side. */
    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        while (true) {
            int b = in.read();
            if (b < 0) {
                return List.of();
            }
            line.append((char) b);
            if (line.length() >= 2 && line.substring(line.length() - 2).equals("\r\n")) {
                if (line.length() == 2) {
                    return lines;
                }
                lines.add(line.substring(0, line.length() - 2));
                line.setLength(0);
            }
        }
    }

    private static Received request(List<String> head, InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] first = head.get(0).split(" ", 3);
        return new Received(first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private final class Http1Call implements Call {

        private final Received request;
        private final Socket socket;

        Http1Call(Received request, Socket socket) {
            this.request = request;
            this.socket = socket;
        }

        private void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public Received request() {
            return request;
        }

        @Override
        public void stream() throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        @Override
        public void say(String part) throws IOException {
            write(chunk(part));
        }

        @Override
        public void end() throws IOException {
            write("0\r\n\r\n");
        }

        @Override
        public void answer(Answer answer) throws IOException {
            StringBuilder text = new StringBuilder("HTTP/1.1 " + answer.status() + " As Told\r\n");
            answer.headers().forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
            int length = answer.body().getBytes(StandardCharsets.UTF_8).length;
            write(text + "Content-Length: " + length + "\r\n\r\n" + answer.body());
        }

        @Override
        public void interim() throws IOException {
            write("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Hint: one\r\n\r\n");
        }

        @Override
        public void cut() throws IOException {
            socket.close();
        }

        @Override
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void awaitDrop() {
            try {
                InputStream in = socket.getInputStream();
                while (in.read() >= 0) {
                    // Whatever comes doesn't matter.
                }
            } catch (IOException e) {
                // A reset is a drop, too.
                dropped().countDown();
            }
            dropped().countDown();
        }
    }
}
