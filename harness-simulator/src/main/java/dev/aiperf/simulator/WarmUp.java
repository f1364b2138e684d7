package dev.aiperf.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes the JVM load and compile what answers requests, on a server of its own that nobody else knows. */
final class WarmUp {
    private static final int REQUESTS = 150;
    private static final int TOKENS = 40;

    /** A slow machine gets a shorter warm-up, not a longer wait. */
    private static final long MOST_NANOS = 700_000_000;

    static void run() throws IOException {
        SimulatorOptions fast = SimulatorOptions.of(Map.of("decode-base", "0.02ms", "decode-per-sequence", "0"));
        long end = System.nanoTime() + MOST_NANOS;
        try (Simulator scratch = Simulator.start(fast);
                Socket socket = connect(scratch.uri())) {
            for (int i = 0; i < REQUESTS && end - System.nanoTime() > 0; i++) {
                socket.getOutputStream().write(request(i % 4 != 0));
                readAnswer(socket.getInputStream());
            }
        }
        // What lives for ever (the encoding's 50 MB) moves out of the young generation: it made pauses ten times
        // longer.
        System.gc();
    }

    private static Socket connect(URI uri) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static byte[] request(boolean stream) {
        String body =
                "{\"model\":\"m\",\"stream\":" + stream + ",\"stream_options\":{\"include_usage\":true},\"max_tokens\":"
                        + TOKENS + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + "warm up ".repeat(50) + "\"}]}";
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length();
        return (head + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** Up to the last chunk of a stream, or the brace that ends an answer in one piece. */
    private static void readAnswer(InputStream in) throws IOException {
        byte[] buffer = new byte[65_536];
        String tail = "";
        while (!tail.endsWith("\r\n0\r\n\r\n") && !tail.endsWith("}}}")) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("the simulator closed the connection of its own warm-up");
            }
            String text = tail + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            tail = text.substring(Math.max(0, text.length() - 7));
        }
    }

    private WarmUp() {}
}
