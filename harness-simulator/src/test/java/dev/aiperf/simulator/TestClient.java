package dev.aiperf.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A client of plain sockets, which sees bytes as they are and connections as they end. */
final class TestClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    static final String CHAT = "/v1/chat/completions";

    /** How the reading of an answer ended. */
    enum End {
        COMPLETE,
        CLOSED,
        RESET,
        SILENCE
    }

    /** What was read. */
    record Answer(String head, String body, End end, List<Integer> chunkSizes) {

        int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        /** The events' data, comments left out. */
        List<String> events() {
            return Arrays.stream(body.replace("\r\n", "\n").replace('\r', '\n').split("\n\n"))
                    .filter(event -> event.startsWith("data:"))
                    .map(event -> event.substring("data:".length()).strip())
                    .toList();
        }

        boolean headerIs(String name, String value) {
            return head.toLowerCase(Locale.ROOT).contains((name + ": " + value).toLowerCase(Locale.ROOT));
        }
    }

    private final Socket socket;
    private final InputStream in;

    TestClient(URI uri) throws IOException {
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    TestClient patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
        return this;
    }

    static String chat(String content, int maxTokens, boolean stream) {
        return "{\"model\":\"m\",\"stream\":" + stream + ",\"max_tokens\":" + maxTokens
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + content + "\"}]}";
    }

    Answer post(String path, String body, String... headers) throws IOException {
        send("POST", path, body, headers);
        return read();
    }

    Answer get(String path, String... headers) throws IOException {
        send("GET", path, "", headers);
        return read();
    }

    void send(String method, String path, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(bytes);
        socket.getOutputStream().write(all.toByteArray());
    }

    Answer read() {
        StringBuilder head = new StringBuilder();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<Integer> chunks = new ArrayList<>();
        End end;
        try {
            end = read(head, body, chunks);
        } catch (SocketTimeoutException e) {
            end = End.SILENCE;
        } catch (SocketException e) {
            end = End.RESET;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Answer(head.toString(), body.toString(StandardCharsets.UTF_8), end, chunks);
    }

    private End read(StringBuilder head, ByteArrayOutputStream body, List<Integer> chunks) throws IOException {
        String line = line();
        while (line != null && !line.isEmpty()) {
            head.append(line).append('\n');
            line = line();
        }
        if (line == null) {
            return End.CLOSED;
        }
        String fields = head.toString().toLowerCase(Locale.ROOT);
        if (fields.contains("transfer-encoding: chunked")) {
            return readChunks(body, chunks);
        }
        int at = fields.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(fields.substring(at + 16, fields.indexOf('\n', at)));
        return copy(length, body) ? End.COMPLETE : End.CLOSED;
    }

    private End readChunks(ByteArrayOutputStream body, List<Integer> chunks) throws IOException {
        while (true) {
            String size = line();
            if (size == null) {
                return End.CLOSED;
            }
            int length = Integer.parseInt(size, 16);
            if (!copy(length, body) || line() == null) {
                return End.CLOSED;
            }
            if (length == 0) {
                return End.COMPLETE;
            }
            chunks.add(length);
        }
    }

    private boolean copy(int length, ByteArrayOutputStream to) throws IOException {
        for (int i = 0; i < length; i++) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            to.write(next);
        }
        return true;
    }

    /** Null at the end of the connection. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return next < 0 ? null : line.toString();
    }

    /** Asks for metrics again and again until they hold the line. */
    void awaitMetric(String line) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (!get("/metrics").body().contains(line)) {
            assertThat(System.nanoTime()).as("%s never seen", line).isLessThan(deadline);
            Thread.sleep(2);
        }
    }

    int readByte() throws IOException {
        return in.read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
