package dev.aiperf.processor.rule;

import dev.aiperf.processor.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be wrong with annotations, whatever their settings; each with its message, on the line that is to be mended. */
class AnnotationErrorsTest {

    private static final String DATASET = """
            @Override public java.util.OptionalLong entries() { return java.util.OptionalLong.empty(); }
            @Override public long entryOf(long index) { return index; }
            @Override public dev.aiperf.dataset.Conversation conversation(long entry) { return null; }""";

    @Test
    void twoTrafficPatternsOnAMethod() {
        Compiled.members("""
                @Benchmark
                @Concurrency(8)
                @RequestRate(10) // here
                public void chat() {}""")
                .failsWith(OneOfAKind.MESSAGE.formatted("@Concurrency and @RequestRate", "traffic patterns"));
    }

    @Test
    void twoDataSetsOnAClass() {
        Compiled.type("""
                @Endpoint(model = "m")
                @SyntheticDataset(inputTokensMean = 512)
                @InputFile("prompts.jsonl") // here
                public class Chat {
                    @Benchmark public void plain() {}
                }""").failsWith(OneOfAKind.MESSAGE.formatted("@SyntheticDataset and @InputFile", "data sets"));
    }

    @Test
    void aSweepWithoutPoints() {
        Compiled.members("""
                @Benchmark
                @Concurrency({}) // here
                public void chat() {}""").failsWith(SweepHasPoints.MESSAGE);
    }

    @Test
    void anSloWithoutALimit() {
        Compiled.members("""
                @Benchmark
                @Slo(metric = "time_to_first_token") // here
                public void chat() {}""").failsWith(SloHasOneLimit.NONE);
    }

    @Test
    void anSloWithTwoLimits() {
        Compiled.members("""
                @Benchmark
                @Slo(metric = "request_latency", min = 1, max = 2) // here
                public void chat() {}""").failsWith(SloHasOneLimit.BOTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Confidence", "Endpoint", "Fork", "Goodput", "Measurement", "Tokenizer", "Warmup"})
    void anAnnotationThatSaysNothing(String annotation) {
        Compiled compiled = Compiled.members("@Benchmark @" + annotation + " public void chat() {} // here");
        compiled.failsWith(AnnotationSaysSomething.MESSAGE.formatted(
                annotation, new AnnotationSaysSomething().example(annotation).orElseThrow()));
    }

    @Test
    void aRequestRateWithoutARate() {
        Compiled.members("""
                @Benchmark
                @RequestRate(arrivals = ArrivalPattern.CONSTANT) // here
                public void chat() {}""").failsWith(RateIsSaid.MESSAGE);
    }

    @Test
    void aDataSetClassThatIsNone() {
        Compiled.members("""
                @Benchmark
                @Dataset(String.class) // here
                public void chat() {}""").failsWith(DatasetClassCanBeUsed.NO_DATASET.formatted("String"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abstract static class Tickets implements dev.aiperf.dataset.Dataset { %s }",
                "interface Tickets extends dev.aiperf.dataset.Dataset {}",
                "class Tickets implements dev.aiperf.dataset.Dataset { %s }",
                "private static class Tickets implements dev.aiperf.dataset.Dataset { %s }",
                "static class Tickets implements dev.aiperf.dataset.Dataset { Tickets(int size) {} %s }",
                "static class Tickets implements dev.aiperf.dataset.Dataset { private Tickets() {} %s }",
            })
    void aDataSetClassThatTheRunnerCannotMake(String tickets) {
        Compiled.members("@Benchmark @Dataset(Tickets.class) public void chat() {} // here\n"
                        + tickets.formatted(DATASET))
                .failsWith(DatasetClassCanBeUsed.NOT_MADE.formatted("Chat.Tickets"));
    }
}
