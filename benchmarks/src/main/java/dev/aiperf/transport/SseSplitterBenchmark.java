package dev.aiperf.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A stream of events, split and appended to a pooled timeline: the time of one event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SseSplitterBenchmark {

    private static final int EVENTS = 100;

    /** The bytes that an event's text has beside the 150 or so of its JSON. */
    @Param({"8", "400"})
    private int text;

    private final Timeline timeline = new Timeline();
    private byte[] event = new byte[0];
    private ByteBuffer read = ByteBuffer.allocate(0);

    @Setup
    public void prepare() {
        event =
                ("data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"m\","
                                + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + "x".repeat(text)
                                + "\"},\"finish_reason\":null}]}\n\n")
                        .getBytes(StandardCharsets.UTF_8);
        read = ByteBuffer.allocateDirect(event.length).put(event);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Timeline split() {
        timeline.begin(0, PhaseKind.MEASUREMENT, 0, 0, 1, 1);
        SseSplitter splitter = new SseSplitter();
        for (int i = 0; i < EVENTS; i++) {
            read.rewind();
            splitter.feed(read, i, timeline);
        }
        splitter.finish(EVENTS, timeline);
        return timeline;
    }
}
