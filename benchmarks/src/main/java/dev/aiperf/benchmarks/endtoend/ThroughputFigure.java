package dev.aiperf.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whole answers in a closed loop over 64 connections: requests a second, by the server's own count. */
final class ThroughputFigure implements Figure {

    private static final String CONNECTIONS = "64";
    private static final int WARM_UP_SECONDS = 15;
    private static final long SETTLING_MILLIS = 3000;

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        int seconds = quick ? 10 : 60;
        try (StubServer stub = StubServer.start(1, 0)) {
            String url = stub.url() + Requests.PATH;
            Path body = Files.writeString(folder.resolve("body"), Requests.body(false));
            Path script = Files.writeString(
                    folder.resolve("post.lua"),
                    "wrk.method='POST' wrk.headers['Content-Type']='application/json' wrk.body='" + Requests.body(false)
                            + "'");
            String time = Integer.toString(seconds);
            // The stub's own code becomes fast first, so that it is as fast for the first that is measured as for the
            // last.
            String warmUp = Integer.toString(WARM_UP_SECONDS);
            rate(
                    stub,
                    WARM_UP_SECONDS,
                    Client.java(NioLoop.class, stub.url().toString(), CONNECTIONS, warmUp, "whole"));
            double loop =
                    rate(stub, seconds, Client.java(NioLoop.class, stub.url().toString(), CONNECTIONS, time, "whole"));
            double wrk = tool(
                    stub, seconds, "wrk", "-t1", "-c" + CONNECTIONS, "-d" + time + "s", "-s", script.toString(), url);
            double hey = tool(
                    stub,
                    seconds,
                    "hey",
                    "-z",
                    time + "s",
                    "-c",
                    CONNECTIONS,
                    "-m",
                    "POST",
                    "-T",
                    "application/json",
                    "-D",
                    body.toString(),
                    url);
            long start = System.nanoTime();
            double aiperf = rate(
                    stub,
                    seconds,
                    Client.aiperf(
                            "",
                            folder.resolve("result"),
                            "--model",
                            "stub",
                            "--url",
                            stub.url().toString(),
                            "--concurrency",
                            CONNECTIONS,
                            "--benchmark-duration",
                            time,
                            "--isl",
                            "16",
                            "--osl",
                            "4",
                            "--tokenizer",
                            "builtin",
                            "--num-prompts",
                            "1000"));
            double wall = (System.nanoTime() - start) / 1e9;
            Result result = new Result(folder.resolve("result"));
            System.out.printf(
                    "bare NIO loop %,.0f/s; wrk %,.0f/s; hey %,.0f/s; aiperf %,.0f/s%n", loop, wrk, hey, aiperf);
            System.out.printf("aiperf / hey %.2f; aiperf / bare NIO loop %.2f%n", aiperf / hey, aiperf / loop);
            System.out.printf(
                    "aiperf reports %,.0f/s over its window; %.1f s from start to finished files, for %d s of load%n",
                    result.metric("request_throughput", "avg"), wall, seconds);
        }
    }

    private static double tool(StubServer stub, int seconds, String... command)
            throws IOException, InterruptedException {
        try {
            return rate(stub, seconds, Client.start(List.of(command)));
        } catch (IOException e) {
            System.out.println("(" + command[0] + " could not be run: " + e.getMessage() + ")");
            return Double.NaN;
        }
    }

    /** The rate between the third second after the first answer and the third before the end. */
    private static double rate(StubServer stub, int seconds, Client started) throws IOException, InterruptedException {
        try (Client client = started) {
            long before = stub.answers();
            // The look for models, and the probes before the load, are a few answers.
            while (stub.answers() < before + 100 && client.isRunning()) {
                Thread.sleep(10);
            }
            Thread.sleep(SETTLING_MILLIS);
            long first = stub.answers();
            long start = System.nanoTime();
            Thread.sleep(seconds * 1000L - 2 * SETTLING_MILLIS);
            double rate = (stub.answers() - first) * 1e9 / (System.nanoTime() - start);
            client.join(Duration.ofMinutes(5));
            return rate;
        }
    }
}
