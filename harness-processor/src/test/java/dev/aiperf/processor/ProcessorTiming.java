package dev.aiperf.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;

/**
 * Measures what the processor adds to a compilation of 200 benchmark classes, of three benchmarks each. No test: run its main.
 */
public final class ProcessorTiming {

    private static final int CLASSES = 200;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;

    private ProcessorTiming() {}

    public static void main(String[] arguments) {
        List<JavaFileObject> sources =
                IntStream.range(0, CLASSES).mapToObj(ProcessorTiming::source).toList();
        System.out.println("cold, without the processor: " + millis(time(plain(), sources)));
        System.out.println("cold, with the processor: " + millis(time(processed(), sources)));
        for (int i = 0; i < WARM_UPS; i++) {
            time(plain(), sources);
            time(processed(), sources);
        }
        for (int i = 0; i < ROUNDS; i++) {
            System.out.println("warm, without the processor: " + millis(time(plain(), sources)) + ", with: "
                    + millis(time(processed(), sources)));
        }
    }

    private static Compiler plain() {
        return javac().withClasspath(Compiled.classPath()).withOptions("-proc:none");
    }

    private static Compiler processed() {
        return javac().withClasspath(Compiled.classPath()).withProcessors(new BenchmarkProcessor());
    }

    private static Duration time(Compiler compiler, List<JavaFileObject> sources) {
        long start = System.nanoTime();
        Compilation compilation = compiler.compile(sources);
        if (compilation.status() == Compilation.Status.FAILURE) {
            throw new IllegalStateException(compilation.errors().toString());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static JavaFileObject source(int number) {
        return JavaFileObjects.forSourceString("com.example.Chat" + number, """
                package com.example;

                import dev.aiperf.annotations.*;
                import dev.aiperf.benchmark.*;
                import dev.aiperf.dataset.Turn;

                @Endpoint(url = "${TARGET:simulator:}", model = "m", streaming = true)
                @SyntheticDataset(inputTokensMean = 512, outputTokensMean = 256)
                @Warmup(requests = 20)
                @Fork(5)
                public class Chat%d {
                    @Param({"0.0", "0.7"}) double temperature;
                    @Setup void open() {}

                    @Benchmark
                    @Concurrency({1, 5, 10, 20, 50})
                    @Measurement(requests = 200)
                    public void closedLoop() {}

                    @Benchmark
                    @RequestRate(value = 10, maxConcurrency = 20)
                    @Measurement(duration = "5m")
                    @Goodput(ttft = "500ms", itl = "100ms", minimum = 0.95)
                    public void bursty() {}

                    @Benchmark
                    @Measurement(requests = 100)
                    public ChatRequest shaped(Turn turn) { return ChatRequest.of(turn); }
                }
                """.formatted(number));
    }
}
