package dev.aiperf.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The client process's processor time for each event of 1,000 streams at 10,000 events a second, once it has settled. */
final class EventCostFigure implements Figure {

    private static final int STREAMS = 1000;
    private static final int EVENTS_PER_ANSWER = 100;
    private static final long GAP_NANOS = 100_000_000L;

    @Override
    public String name() {
        return "event-cost";
    }

    @Override
    public void measure(boolean quick, Path folder) throws Exception {
        int settling = quick ? 15 : 40;
        int window = quick ? 15 : 60;
        int seconds = settling + window + 15;
        try (StubServer stub = StubServer.start(EVENTS_PER_ANSWER, GAP_NANOS)) {
            Cost loop = cost(
                    stub,
                    settling,
                    window,
                    Client.java(
                            NioLoop.class, stub.url().toString(), Integer.toString(STREAMS), "" + seconds, "stream"));
            Cost aiperf = cost(
                    stub,
                    settling,
                    window,
                    Client.aiperf(
                            "",
                            folder.resolve("result"),
                            "--model",
                            "stub",
                            "--url",
                            stub.url().toString(),
                            "--streaming",
                            "--concurrency",
                            Integer.toString(STREAMS),
                            "--benchmark-duration",
                            "" + seconds,
                            "--benchmark-grace-period",
                            "15",
                            "--isl",
                            "16",
                            "--osl",
                            "100",
                            "--tokenizer",
                            "builtin",
                            "--num-prompts",
                            "1000"));
            System.out.printf(
                    "bare NIO loop %.1f us an event at %,.0f events/s; aiperf %.1f us at %,.0f events/s; ratio %.2f%n",
                    loop.micros, loop.rate, aiperf.micros, aiperf.rate, aiperf.micros / loop.micros);
        }
    }

    private static final int MOST_LOOKS = 6000;

    private record Cost(double micros, double rate) {}

    private static Cost cost(StubServer stub, int settling, int window, Client started)
            throws IOException, InterruptedException {
        try (Client client = started) {
            while (stub.openStreams() < STREAMS && client.isRunning()) {
                Thread.sleep(10);
            }
            Thread.sleep(settling * 1000L);
            long events = stub.events();
            Duration cpu = client.cpu();
            long start = System.nanoTime();
            Thread.sleep(window * 1000L);
            double micros = client.cpu().minus(cpu).toNanos() / 1e3;
            long counted = stub.events() - events;
            double elapsed = (System.nanoTime() - start) / 1e9;
            client.join(Duration.ofMinutes(3));
            for (int look = 0; stub.openStreams() > 0; look++) {
                if (look > MOST_LOOKS) {
                    throw new IOException(stub.openStreams() + " streams are still open after their client's end");
                }
                Thread.sleep(10);
            }
            return new Cost(micros / counted, counted / elapsed);
        }
    }
}
