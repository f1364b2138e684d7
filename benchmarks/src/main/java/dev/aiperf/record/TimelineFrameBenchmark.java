package dev.aiperf.record;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A finished request as a frame of the binary log: written, and read back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TimelineFrameBenchmark {

    /** The events of the request's answer. */
    @Param({"1", "100"})
    private int events;

    private final TimelineCodec codec = new TimelineCodec(0);
    private final FrameBuilder frame = new FrameBuilder();
    private final Timeline timeline = new Timeline();
    private final Timeline read = new Timeline();

    @Setup
    public void prepare() {
        byte[] event =
                "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word\"},\"finish_reason\":null}]}"
                        .getBytes(StandardCharsets.UTF_8);
        timeline.begin(12, PhaseKind.MEASUREMENT, 12, 0, 100, 100);
        timeline.intendedAt(1_000_000);
        timeline.startedAt(1_000_500);
        timeline.sentAt(1_020_000, 700);
        timeline.headersAt(1_500_000, 200, true);
        for (int i = 0; i < events; i++) {
            timeline.append(event, 0, event.length);
            timeline.endEvent(2_000_000L + i * 10_000_123L);
        }
        timeline.end(2_000_000L + events * 10_000_123L, Outcome.COMPLETED, "");
        write();
    }

    @Benchmark
    public int write() {
        frame.clear();
        codec.write(timeline, frame);
        return frame.length();
    }

    @Benchmark
    public int read() {
        codec.read(frame.bytes(), 0, frame.length(), read);
        return read.events();
    }
}
