package dev.aiperf.report;

import dev.aiperf.dataset.NamesOnly;
import dev.aiperf.endpoint.EndpointTypes;
import dev.aiperf.endpoint.ServerErrorText;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.metrics.PhaseAccumulator;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.KnownNames;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.record.RecordMaker;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.record.TokenCounting;
import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.tokenizer.Tokenizers;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.WallClockAnchor;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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

/** What a record thread does with a finished request: the answer is read and counted, the metrics take it, a line is written. */
// JMH calls the set-up before all else.
@SuppressWarnings("NullAway.Init")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordLineBenchmark {

    /** The events of the request's answer; 1 for an answer that came whole. */
    @Param({"1", "100"})
    private int events;

    private final Timeline timeline = new Timeline();
    private RecordMaker maker;
    private PhaseAccumulator accumulator;
    private RecordsWriter writer;
    private RequestRecord record;

    @Setup
    public void prepare() throws Exception {
        boolean streamed = events > 1;
        Map<String, String> settings =
                Map.of("model", "stub", "url", "http://127.0.0.1:1", "streaming", Boolean.toString(streamed));
        ProfilePlan plan = PlanBuilder.create(KnownNames.builtIn(), Environment.system(false))
                .layer(Layer.ofProgram(settings))
                .build();
        Tokenizer tokenizer =
                Tokenizers.installed().load(plan.tokenizer(), plan.model()).tokenizer();
        maker = new RecordMaker(
                EndpointTypes.installed().named(plan.endpoint().type()).reader(),
                tokenizer,
                new NamesOnly(),
                new ServerErrorText(),
                TokenCounting.CLIENT);
        accumulator = new PhaseAccumulator(MetricCatalogue.builtIn(), plan.endpoint(), plan.goodput());
        WallClockAnchor anchor = new WallClockAnchor(0, 1_795_488_416_788_406_472L);
        RecordJson lines = new RecordJson("run", false, anchor, new Redaction(plan.endpoint()), false);
        writer = RecordsWriter.start(Path.of("none"), lines, OutputStream.nullOutputStream(), Duration.ofSeconds(1));
        fill(streamed);
        record = make();
    }

    private void fill(boolean streamed) {
        String content = streamed ? "\"delta\":{\"content\":\" word\"}" : "\"message\":{\"content\":\" word\"}";
        byte[] event = ("{\"id\":\"c\",\"choices\":[{\"index\":0," + content + ",\"finish_reason\":null}]}")
                .getBytes(StandardCharsets.UTF_8);
        timeline.begin(12, PhaseKind.MEASUREMENT, 12, 0, 100, 100);
        timeline.intendedAt(1_000_000);
        timeline.startedAt(1_000_500);
        timeline.sentAt(1_020_000, 700);
        timeline.headersAt(1_500_000, 200, streamed);
        for (int i = 0; i < events; i++) {
            timeline.append(event, 0, event.length);
            timeline.endEvent(2_000_000L + i * 10_000_123L);
        }
        timeline.end(2_000_000L + events * 10_000_123L, Outcome.COMPLETED, "");
    }

    @Benchmark
    public RequestRecord make() {
        return maker.make(timeline);
    }

    @Benchmark
    public Object measure() {
        return accumulator.accept(record);
    }

    @Benchmark
    public void makeMeasureAndWrite() {
        RequestRecord made = maker.make(timeline);
        writer.onRecord(made, accumulator.accept(made));
    }
}
