package dev.aiperf.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server whose first answers are small, and whose next is a body that goes on until nobody reads it any more. */
final class AnswerOfNoEnd implements AutoCloseable {

    /** How many answers are whole. */
    static final int WHOLE_ANSWERS = 20;

    private static final byte[] SMALL =
            answer("{\"choices\":[{\"message\":{\"content\":\"one two\"},\"finish_reason\":\"stop\"}]}");

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private int answered;

    AnswerOfNoEnd() throws IOException {
        Thread accepting = new Thread(this::acceptAll, "answer-of-no-end");
        accepting.setDaemon(true);
        accepting.start();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] answer(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread answering = new Thread(() -> answerAll(client), "answer-of-no-end-connection");
                answering.setDaemon(true);
                answering.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answerAll(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = client.getOutputStream();
            while (readRequest(in)) {
                if (whole()) {
                    out.write(SMALL);
                } else {
                    writeWithoutEnd(out);
                }
            }
        } catch (IOException e) {
            // The client has gone, which is what the test is about.
            return;
        }
    }

    private synchronized boolean whole() {
        return ++answered <= WHOLE_ANSWERS;
    }

    /** Reads a request to its end; returns whether there was one with a body. */
    private static boolean readRequest(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            } else if (line.startsWith("GET")) {
                return false;
            }
        }
        return length > 0 && in.skip(length) == length;
    }

    private static void writeWithoutEnd(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 200000000\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        byte[] some = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(some);
        }
    }
}
