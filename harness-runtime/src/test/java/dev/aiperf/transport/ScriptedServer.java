package dev.aiperf.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that reads one request and then does byte by byte what a test says. */
public final class ScriptedServer implements AutoCloseable {

    /** What is done after a request was read. */
    @FunctionalInterface
    public interface Script {
        void play(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    public static ScriptedServer start(Script script) throws IOException {
        ScriptedServer scripted = new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
        daemon(scripted::accept);
        return scripted;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/chat/completions");
    }

    /** Returns the requests that came, head and body. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
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
                script.play(socket, socket.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone; what it made of it is what the test looks at.
            requests.add("");
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int bodyAt = -1;
        int length = 0;
        while (bodyAt < 0 || text.length() < bodyAt + length) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            text.append((char) b);
            if (bodyAt < 0 && text.indexOf("\r\n\r\n", Math.max(0, text.length() - 4)) >= 0) {
                bodyAt = text.length();
                length = contentLength(text.toString());
            }
        }
        return text.toString();
    }

    private static int contentLength(String head) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
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

    /** Writes text as it is, and sends it off. */
    public static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
