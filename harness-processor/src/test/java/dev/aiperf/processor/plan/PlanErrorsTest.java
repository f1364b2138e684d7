package dev.aiperf.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.processor.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of the plan find in annotations: each in the words of annotations, on the attribute that gave the setting. */
class PlanErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            @Concurrency(0)                                    | @Concurrency(0) must be a whole number, 1 to 1000000, or several with commas between them
            @Concurrency({1, 5, 1})                            | @Concurrency({1, 5, 1}) must not name a point twice; keep one 1
            @ConcurrencyRange(start = 8, end = 4)              | @ConcurrencyRange(end = 4) must be at least the start of the sweep, 8
            @ConcurrencyRange(end = 4, step = 0)               | @ConcurrencyRange(step = 0) must be a whole number, 1 to 1000000
            @RequestRate(0)                                    | @RequestRate(0) must be a number above 0, such as 5 or 0.5
            @RequestRate(-2.5)                                 | @RequestRate(-2.5) must be a number above 0, such as 5 or 0.5
            @RequestRate(Double.NaN)                           | @RequestRate(NaN) must be a number above 0, such as 5 or 0.5
            @InputFile("t.jsonl") @TraceReplay(speedUp = 0)    | @TraceReplay(speedUp = 0) must be a number above 0, such as 5 or 0.5
            @InputFile("t.jsonl") @TraceReplay(endOffset = "soon") | @TraceReplay(endOffset = "soon") must be a duration such as 500ms, 10s or 5m (a bare number means milliseconds)
            @InputFile("t.jsonl") @TraceReplay(startOffset = "2m", endOffset = "1m") | @TraceReplay(endOffset = "1m") must not be before the start offset
            @InputFile("t.jsonl") @TraceReplay(maxConcurrency = 0) | @TraceReplay(maxConcurrency = 0) must be a whole number, 1 to 1000000
            @TraceReplay                                       | @TraceReplay needs the trace whose timestamps it replays; add @InputFile(…)
            @Conversation(turnsMean = 0)                       | @Conversation(turnsMean = 0) must be a whole number, 1 to 10000
            @Conversation(thinkTimeMean = "2s")                | @Conversation(thinkTimeMean = "2s") shapes sessions of several turns; add @Conversation(turnsMean = …)
            @Conversation(sessions = 3) @Measurement(requests = 9) | @Conversation(sessions = 3) contradicts @Measurement(requests = …); keep one of the two
            @InputFile("s.jsonl") @Conversation(turnsMean = 3) | @Conversation(turnsMean = 3) shapes made sessions, and the data set brings its own
            @Fork(0)                                           | @Fork(0) must be a whole number, 1 to 1000
            @Fork(value = 5, cooldown = "-1s")                 | @Fork(cooldown = "-1s") must be a duration, 0 or more, or inf; a bare number means seconds
            @Confidence(level = 1)                             | @Confidence(level = 1) must be a number above 0 and below 1, such as 0.95
            @Confidence(level = 0.9, relativeHalfWidth = 0)    | @Confidence(relativeHalfWidth = 0) must be a number above 0 and below 1, such as 0.95
            @Goodput(ttft = "500ms", minimum = 95)             | @Goodput(minimum = 95) must be a number from 0 to 1, such as 0.95
            @Goodput(minimum = 0.95)                           | @Goodput(minimum = 0.95) needs a bound that makes a request good, such as a TTFT of 500 ms, beside it
            @Cancellation(percent = 120)                       | @Cancellation(percent = 120) must be a percentage from 0 to 100, such as 20 or 2.5
            @Cancellation(percent = 5, delay = "soon")         | @Cancellation(delay = "soon") must be a duration such as 500ms, 10s or 5m (a bare number means seconds)
            @Cancellation(percent = 0, delay = "1s")           | @Cancellation(delay = "1s") delays cancellations, and no request is cancelled; add @Cancellation(percent = …)
            @Warmup(requests = 0)                              | @Warmup(requests = 0) must be a whole number, 1 to 1000000000000
            @SyntheticDataset(inputTokensMean = 0)             | @SyntheticDataset(inputTokensMean = 0) must be a whole number, 1 to 100000000
            @Setting(name = "request-rat", value = "5")        | request-rat is not a setting; did you mean request-rate, request-rate-mode or request-rate-series?
            """)
    void aValueThatIsNoneOfItsSetting(String annotation, String message) {
        Compiled compiled = Compiled.members(
                "@Benchmark public void chat() {}\n@Benchmark\n" + annotation + " // here\npublic void wrong() {}");
        compiled.failsWith(message);
    }

    @Test
    void aDurationThatIsNone() {
        Compiled compiled = Compiled.members("""
                @Benchmark
                @Measurement(
                        requests = 10,
                        duration = "5 minutes and a bit") // here
                public void chat() {}""");
        assertThat(compiled.errors())
                .singleElement()
                .asString()
                .startsWith("@Measurement(duration = \"5 minutes and a bit\") must be a duration");
        compiled.failsWith(compiled.errors().get(0));
    }

    @Test
    void aBoundOnTheStreamWithoutAStream() {
        Compiled.type("""
                @Endpoint(model = "m", streaming = false)
                public class Chat {
                    @Benchmark
                    @Goodput(itl = "100ms") // here
                    public void chat() {}
                }""")
                .failsWith("@Goodput(itl = \"100ms\") bounds inter_token_latency, which needs a streaming endpoint; add"
                        + " @Endpoint(streaming = true)");
    }

    @Test
    void noModelIsSaidOnceOfTheClass() {
        Compiled.type("""
                public class Chat { // here
                    @Benchmark public void one() {}
                    @Benchmark public void two() {}
                }""")
                .failsWith(
                        "@Endpoint(model = …) is missing; write @Endpoint(model = …) and the name of the model to ask for");
    }

    @Test
    void anUnknownStatistic() {
        Compiled.members("""
                @Benchmark
                @Slo(metric = "time_to_first_token", statistic = "p42", max = 500) // here
                public void chat() {}""")
                .failsWith(
                        "@Slo(metric = \"time_to_first_token\", statistic = \"p42\", max = 500) names no statistic: 'p42';"
                                + " write avg, min, max, std, p50, p90, p95, p99 or another of the result's percentiles");
    }

    /** Javac has no line for one of several annotations of a kind, so that the message has to tell them apart. */
    @Test
    void theWrongOneOfTwoAnnotationsIsNamedOnTheLineOfItsElement() {
        Compiled.members("""
                @Benchmark
                @Slo(metric = "time_to_first_token", max = 500)
                @Slo(metric = "request_latency", statistic = "p42", max = 500)
                public void chat() {} // here""")
                .failsWith(
                        "@Slo(metric = \"request_latency\", statistic = \"p42\", max = 500) names no statistic: 'p42';"
                                + " write avg, min, max, std, p50, p90, p95, p99 or another of the result's percentiles");
    }

    @Test
    void aKeyInTheSource() {
        Compiled compiled = Compiled.type("""
                @Endpoint(model = "m", apiKey = "sk-123") // here
                public class Chat {
                    @Benchmark public void chat() {}
                }""");
        compiled.failsWith(
                "@Endpoint(apiKey = \"<hidden>\") holds a credential; write apiKey = \"env:NAME\" or \"file:PATH\","
                        + " or leave it open: ${NAME}");
    }

    @Test
    void twoAnnotationsThatGiveOneSetting() {
        Compiled compiled = Compiled.members("""
                @Benchmark
                @Measurement(requests = 10)
                @Setting(name = "num-requests", value = "20") // here
                public void chat() {}""");
        compiled.failsWith("@Setting(name = \"num-requests\", value = \"20\") contradicts @Measurement(requests = 10)"
                + " (on Chat.chat); keep one of the two");
    }

    @Test
    void aProblemOfTheClassIsShownThereAndOnce() {
        Compiled.type("""
                @Endpoint(model = "m")
                @Warmup(requests = -1) // here
                public class Chat {
                    @Benchmark public void one() {}
                    @Benchmark public void two() {}
                }""").failsWith("@Warmup(requests = -1) must be a whole number, 1 to 1000000000000");
    }

    @Test
    void aProblemOfASuperclassIsShownThereAndOnce() {
        Compiled compiled = Compiled.of(
                """
                package com.example;
                import dev.aiperf.annotations.*;
                @Endpoint(model = "m")
                @Fork(0) // here
                abstract class Base {
                    @Benchmark public void one() {}
                }""", "package com.example; class A extends Base {}", "package com.example; class B extends Base {}");
        compiled.failsWith("@Fork(0) must be a whole number, 1 to 1000");
    }

    @Test
    void theDefaultOfAPlaceholderIsCheckedAndAnOpenOneIsNot() {
        Compiled.members("""
                @Benchmark
                @Measurement(duration = "${LONG:soon}") // here
                public void chat() {}""")
                .failsWith("@Measurement(duration = \"${LONG:soon}\") must be a duration such as 500ms, 10s or 5m (a"
                        + " bare number means seconds)");
        Compiled.type("""
                @Endpoint(url = "${URL}", model = "${MODEL}", type = "${TYPE}")
                public class Chat {
                    @Benchmark
                    @Measurement(duration = "${LONG}")
                    @Goodput(ttft = "${TTFT}", minimum = 0.9)
                    ChatRequest chat(Turn turn) { return ChatRequest.of(turn); }
                }""").succeeds();
    }

    @Test
    void shapingForAnotherEndpointThanChat() {
        Compiled.type("""
                @Endpoint(model = "m", type = "completions")
                public class Chat {
                    @Benchmark public void plain() {}
                    @Benchmark public ChatRequest chat(Turn turn) { return ChatRequest.of(turn); } // here
                }""").failsWith(ShapingNeedsChat.MESSAGE.formatted("chat", "completions"));
        Compiled.type("""
                @Endpoint(model = "m", type = "completions")
                public class Chat {
                    @Benchmark
                    @Endpoint(type = "chat")
                    public ChatRequest chat(Turn turn) { return ChatRequest.of(turn); }
                }""").succeeds();
    }

    @Test
    void aWarmUpLongerThanTheMeasurementIsAWarning() {
        Compiled.members("""
                @Benchmark
                @Warmup(requests = 100) // here
                @Measurement(requests = 50)
                public void chat() {}""").warns("@Warmup(requests = 100) is longer than the measurement (50 requests)");
    }

    @Test
    void anEndpointTypeThatDoesNotComeWithTheHarnessIsAWarningAsAJarMayBringIt() {
        Compiled compiled = Compiled.type("""
                @Endpoint(model = "m", type = "story") // here
                public class Chat {
                    @Benchmark public void chat() {}
                }""");
        assertThat(compiled.compilation().warnings())
                .singleElement()
                .extracting(warning -> warning.getMessage(null))
                .asString()
                .startsWith("@Endpoint(type = \"story\") ");
        assertThat(compiled.hasBenchmark("com.example.Chat")).isTrue();
    }
}
