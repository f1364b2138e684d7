package dev.aiperf.endpoint;

import dev.aiperf.dataset.Turn;
import java.util.Map;
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

/** A chat request's body, as the look-ahead writes it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestEncodingBenchmark {

    /** The words of the prompt. */
    @Param({"32", "4000"})
    private int words;

    private final RequestEncoder encoder =
            new ChatEndpoint().encoder(new RequestSettings("model", true, false, Map.of()));
    private Turn turn = Turn.of("");

    @Setup
    public void prepare() {
        turn = Turn.of("benchmark ".repeat(words));
    }

    @Benchmark
    public byte[] encode() {
        return encoder.encode(turn);
    }
}
