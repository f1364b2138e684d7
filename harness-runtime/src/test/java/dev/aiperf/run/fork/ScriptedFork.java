package dev.aiperf.run.fork;

import dev.aiperf.run.RunException;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.SampleRuns;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The main program of a run's own process that does what a script says: the word of a comma-separated list that has the
 * number of the run.
 */
final class ScriptedFork {

    /** The system property that holds the script. */
    static final String SCRIPT = "script";
    /** How many lines the talkative one prints to each stream: some megabytes. */
    static final int LINES = 40_000;

    private final Socket socket;
    private final Link link;

    private ScriptedFork(Socket socket) throws IOException {
        this.socket = socket;
        this.link = new Link(socket);
    }

    /** Does what the script says. */
    public static void main(String[] arguments) throws Exception {
        ForkEnvironment environment = ForkEnvironment.ofThisProcess().orElseThrow();
        String script = System.getProperty(SCRIPT);
        if (script.equals("strangers-first")) {
            System.out.println(comeAsStrangers(environment.port()).size() + " strangers");
        } else if (script.equals("exits-before")) {
            System.out.println("no luck today");
            System.exit(3);
        }
        try (Socket socket = new Socket(Link.LOOPBACK, environment.port())) {
            ScriptedFork fork = new ScriptedFork(socket);
            fork.link.send(FrameKind.HELLO, environment.token());
            Order order =
                    fork.link.receive(Duration.ofSeconds(30)).orElseThrow().as(Order.class);
            fork.act(script.split(",", -1)[order.run() - 1]);
        }
    }

    private void act(String word) throws Exception {
        System.out.println("process " + ProcessHandle.current().pid() + " " + word);
        switch (word) {
            case "fine", "strangers-first" -> result();
            case "exits" -> System.exit(1);
            case "is-killed" -> signal("KILL");
            case "stops" -> signal("STOP");
            case "talks" -> {
                talk();
                result();
            }
            case "closes" -> {
                link.close();
                Thread.sleep(Duration.ofMinutes(5).toMillis());
            }
            case "breaks-off" -> {
                raw(new byte[] {(byte) FrameKind.RESULT.code(), 0, 0, 1, 0, '{'});
                link.close();
                System.exit(1);
            }
            case "says-nonsense" -> raw("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            case "sends-half-a-result" -> raw(new byte[] {(byte) FrameKind.RESULT.code(), 0, 0, 0, 2, '{', '}'});
            case "sends-null" -> raw(new byte[] {(byte) FrameKind.SAY.code(), 0, 0, 0, 4, 'n', 'u', 'l', 'l'});
            case "gives-orders" -> link.send(FrameKind.INTERRUPT, "");
            case "fails" -> link.send(FrameKind.FAILURE, new Failure(RunException.Kind.FAILED, "it broke: oops"));
            default -> throw new IllegalArgumentException(word);
        }
        // Whoever started this ends it, or waits for its end.
        try {
            link.receive(Duration.ofSeconds(30));
        } catch (IOException e) {
            // It has what it wanted.
            return;
        }
    }

    private void result() throws IOException {
        RunResult result = SampleRuns.run(SampleRuns.latency(SampleRuns.TTFT, 5));
        link.send(FrameKind.RESULT, RunResultFrame.of(result, "the report"));
    }

    private static void talk() {
        String line = "x".repeat(80);
        for (int k = 0; k < LINES; k++) {
            System.out.println(line);
            System.err.println(line);
        }
        // A line without an end, too.
        System.out.print("y".repeat(1 << 20));
        System.out.println();
        System.out.println("the last line");
    }

    private static void signal(String name) throws Exception {
        long self = ProcessHandle.current().pid();
        new ProcessBuilder("kill", "-" + name, Long.toString(self)).start().waitFor();
    }

    private void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Returns the strangers, so that they stay. */
    private static List<Closeable> comeAsStrangers(int port) throws IOException {
        Socket silent = new Socket(Link.LOOPBACK, port);
        OutputStream garbage = new Socket(Link.LOOPBACK, port).getOutputStream();
        garbage.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Link guessing = Link.to(port, Duration.ofSeconds(10));
        guessing.send(FrameKind.HELLO, "0".repeat(64));
        return List.of(silent, garbage, guessing);
    }
}
