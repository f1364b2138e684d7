package dev.aiperf.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ReplayPlan;
import dev.aiperf.plan.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traces: their forms, their times, and what their rows ask. */
class TraceTest {

    private static final String MOONCAKE = """
            {"timestamp": 27482, "input_length": 6, "output_length": 52, "hash_ids": [46, 47]}
            {"timestamp": 30535.5, "input_length": 5, "output_length": 26, "hash_ids": [46, 2353]}
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aMooncakeRowHasTimeLengthsAndAPrefixThatItsHashesShare() throws Exception {
        Trace trace = replay(write("trace.jsonl", MOONCAKE), ReplayPlan.WHOLE, OptionalInt.of(4));

        assertThat(times(trace)).containsExactly(0L, 3_053_500_000L);
        Turn first = turn(trace, 0);
        Turn second = turn(trace, 1);
        assertThat(first.outputTokens()).hasValue(52);
        assertThat(first.inputTokens()).hasValue(6);
        assertThat(words(first)).hasSize(6);
        assertThat(words(second))
                .hasSize(5)
                .startsWith(words(first).subList(0, 4).toArray(String[]::new));
        assertThat(words(second).get(4)).isNotEqualTo(words(first).get(4));
        assertThat(trace.conversation(0)).isEqualTo(trace.conversation(0));
    }

    @Test
    void promptsWithTimesAreReadAsThoseWithoutAre() throws Exception {
        Trace trace = replay(write("timed.jsonl", """
                        {"timestamp": 0, "texts": [{"name": "a", "contents": ["one", "two"]}], "extra": {"max_tokens": 7}}
                        {"timestamp": "250.5", "prompt": "three", "output_length": 9}
                        """), ReplayPlan.WHOLE);

        assertThat(times(trace)).containsExactly(0L, 250_500_000L);
        assertThat(turn(trace, 0).texts()).containsExactly("one", "two");
        assertThat(turn(trace, 0).outputTokens()).hasValue(7);
        assertThat(turn(trace, 1).texts()).containsExactly("three");
        assertThat(turn(trace, 1).outputTokens()).hasValue(9);
    }

    @Test
    void aPromptThatWouldBeRefusedWithoutATimeIsRefusedWithOne() {
        assertThatThrownBy(() -> replay(write("timed.jsonl", """
                                {"timestamp": 0, "text": "one"}
                                {"timestamp": 1, "text": "two", "output_lenght": 9}
                                {"timestamp": true, "text": "three"}
                                {"text": "four"}
                                """), ReplayPlan.WHOLE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll(
                        "line 2: unknown field output_lenght; did you mean output_length?",
                        "line 3: timestamp must be a number or a date",
                        "line 4: has no timestamp");
    }

    @Test
    void theFormAndTheReasonForItAreSaid() throws Exception {
        Path file = write("trace.jsonl", MOONCAKE);

        assertThat(replay(file, ReplayPlan.WHOLE).remarks())
                .containsExactly(
                        file
                                + " is read as a Mooncake trace, as its first row has timestamp and input_length: 2 rows over 3.1 s.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a Bailian trace   | {"chat_id":1,"parent_chat_id":-1,"timestamp":61.5,"input_length":3,"output_length":9,"type":"text","turn":1,"hash_ids":[7]} ; {"chat_id":2,"parent_chat_id":1,"timestamp":62.25,"input_length":4,"output_length":8,"type":"text","turn":2,"hash_ids":[7]}
            a BurstGPT trace  | Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type ; 5,ChatGPT,3,9,12,Conversation log ; 5.75,GPT-4,4,8,12,API log
            an Azure trace    | TIMESTAMP,ContextTokens,GeneratedTokens ; 2023-11-16 18:17:03.9799600,3,9 ; 2023-11-16 18:17:04.7299600,4,8
            an Azure trace    | TIMESTAMP,ContextTokens,GeneratedTokens ; 2024-05-10 00:00:00+00:00,3,9 ; 2024-05-10 01:00:00.75+01:00,4,8
            an Azure trace    | [{"TIMESTAMP":"2024-05-10T00:00:00Z","ContextTokens":3,"GeneratedTokens":9}, ; {"TIMESTAMP":"2024-05-10T00:00:00.750Z","ContextTokens":4,"GeneratedTokens":8}]
            a Mooncake trace  | [ ; {"timestamp":10,"input_length":3,"output_length":9}, ; {"timestamp":760, ; "input_length":4.0,"output_length":8} ; ]
            """)
    void eachFormIsRecognisedAndReadTheSame(String title, String rows) throws Exception {
        Trace trace = replay(write("trace", rows.replace(" ; ", "\n") + "\n"), ReplayPlan.WHOLE);

        assertThat(trace.remarks().get(0)).contains(" is read as " + title + ", as its first row has ");
        assertThat(times(trace)).containsExactly(0L, 750_000_000L);
        assertThat(turn(trace, 0).inputTokens()).hasValue(3);
        assertThat(turn(trace, 0).outputTokens()).hasValue(9);
        assertThat(turn(trace, 1).inputTokens()).hasValue(4);
        assertThat(turn(trace, 1).outputTokens()).hasValue(8);
    }

    @Test
    void aRowsOwnWordsAreAskedAsTheyStand() throws Exception {
        Trace prompts = replay(
                write(
                        "p.json",
                        "[{\"timestamp\": 0, \"prompt\": \"Hi\"}, {\"timestamp\": 5, \"text\": \"caf\u00e9\"}]"),
                ReplayPlan.WHOLE);
        Trace messages = replay(
                write(
                        "m.jsonl",
                        "{\"timestamp\":1,\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}],\"extra\":{\"top_k\":3}}"),
                ReplayPlan.WHOLE);

        assertThat(turn(prompts, 0)).isEqualTo(Turn.of("Hi"));
        assertThat(turn(prompts, 1)).isEqualTo(Turn.of("caf\u00e9"));
        assertThat(turn(messages, 0).joinedText()).isEqualTo("Why?");
        assertThat(turn(messages, 0).extra())
                .isEqualTo(Map.of("top_k", 3, "messages", List.of(Map.of("role", "user", "content", "Why?"))));
    }

    @Test
    void rowsAreReplayedInTheOrderOfTheirTimesAndEachKeepsItsOwnWords() throws Exception {
        String rows = IntStream.of(40, 10, 30, 10, 20)
                .mapToObj(at -> "{\"timestamp\": " + at + ", \"text\": \"at " + at + "\"}")
                .collect(Collectors.joining("\n"));

        Trace trace = replay(write("t.jsonl", "\uFEFF" + rows), ReplayPlan.WHOLE);

        assertThat(times(trace)).containsExactly(0L, 0L, 10_000_000L, 20_000_000L, 30_000_000L);
        assertThat(LongStream.range(0, 5).mapToObj(entry -> turn(trace, entry).joinedText()))
                .containsExactly("at 10", "at 10", "at 20", "at 30", "at 40");
    }

    @Test
    void aWindowHoldsItsEndsAndCountsFromWhereItWasAskedTo() throws Exception {
        String rows = IntStream.rangeClosed(0, 9)
                .mapToObj(k -> "{\"timestamp\": " + (100 + 10 * k) + ", \"text\": \"" + k + "\"}")
                .collect(Collectors.joining("\n"));
        Path file = write("t.jsonl", rows);

        Trace fromOffset = replay(file, window(120, 150, false, 1));
        Trace atOnce = replay(file, window(115, 150, true, 2));

        assertThat(times(fromOffset)).containsExactly(0L, 10_000_000L, 20_000_000L, 30_000_000L);
        assertThat(turn(fromOffset, 0).joinedText()).isEqualTo("2");
        assertThat(times(replay(file, window(115, 130, false, 1)))).containsExactly(5_000_000L, 15_000_000L);
        assertThat(times(atOnce)).containsExactly(0L, 5_000_000L, 10_000_000L, 15_000_000L);
        assertThat(atOnce.remarks().get(0)).endsWith("4 of 10 rows over 0.0 s at 2 times their speed.");
        assertThatThrownBy(() -> replay(file, window(1, 99, false, 1)))
                .isInstanceOf(DatasetException.class)
                .hasMessage(file + ": no row lies between the offsets; its timestamps are 100 to 190 ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"timestamp\":1,\"input_length\":2} ; {\"input_length\":2}|, line 2: has no timestamp",
                "{\"timestamp\":1,\"input_length\":2} ; {\"timestamp\":2}|, line 2: has none of input_length, text_input and"
                        + " messages",
                "{\"timestamp\":1,\"input_length\":-2}|, line 1: input_length must be a whole number of 0 or more, but is -2",
                "{\"timestamp\":1,\"input_length\":2,\"hash_ids\":[1,\"x\"]}|, line 1: hash_ids must be a list of whole numbers",
                "{\"timestamp\":\"soon\",\"input_length\":2}|, line 1: has the timestamp \"soon\", which is neither a number nor"
                        + " a date such as 2024-05-10 12:00:00.5",
                "{\"timestamp\":1,\"input_length\":2,\"payload\":{}}|, line 1: payload is not supported in a trace",
                "TIMESTAMP,ContextTokens,GeneratedTokens ; 2024-05-10 00:00:00,x,1|, line 2: ContextTokens must be a whole"
                        + " number, but is \"x\"",
                "TIMESTAMP,ContextTokens,GeneratedTokens ; 2024-05-10 00:00:00,1|, line 2: has only 2 columns",
                "{\"text\":\"Hi\"}|: can't be replayed, as its first row has the fields text; what is known are Mooncake,"
                        + " Bailian, BurstGPT and Azure traces, and prompts with a timestamp"
            })
    void whatIsWrongWithARowIsToldWithFileAndLine(String rows, String reason) throws Exception {
        Path file = write("t.jsonl", rows.replace(" ; ", "\n"));

        assertThatThrownBy(() -> replay(file, ReplayPlan.WHOLE))
                .isInstanceOf(DatasetException.class)
                .hasMessage(file + reason);
    }

    @Test
    void allThatIsWrongIsToldAndABrokenLineEndsTheReading() throws Exception {
        Path file = write(
                "t.json",
                "[{\"timestamp\":1,\"input_length\":{\"a\":[1]}},\n3,\n{\"timestamp\":1,\"input_length\":2},\n{\"timestamp\":,}]");

        assertThatThrownBy(() -> replay(file, ReplayPlan.WHOLE))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(file + ", line 1: input_length must be a whole number\n" + file
                        + ", line 2: one JSON object a row is expected")
                .hasMessageContaining("\n" + file + ", line 4: not JSON: ");
    }

    @Test
    void withoutAReplayATraceIsAFileOfPrompts() throws Exception {
        Dataset dataset = open(new DatasetPlan.InputFile(
                write("t.jsonl", "{\"input_length\": 3}\n{\"input_length\": 4}\n"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

        assertThat(LongStream.range(0, 3).map(dataset::entryOf)).containsExactly(0L, 1L, 0L);
        assertThat(dataset.conversation(1).turns().get(0).inputTokens()).hasValue(4);
    }

    private static ReplayPlan window(long startMillis, long endMillis, boolean firstAtOnce, double speedUp) {
        return new ReplayPlan(
                Optional.of(Duration.ofMillis(startMillis)),
                Optional.of(Duration.ofMillis(endMillis)),
                firstAtOnce,
                speedUp);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Trace replay(Path file, ReplayPlan replay) throws DatasetException {
        return replay(file, replay, OptionalInt.empty());
    }

    private static Trace replay(Path file, ReplayPlan replay, OptionalInt blockTokens) throws DatasetException {
        return (Trace) open(new DatasetPlan.InputFile(
                file, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(replay), blockTokens));
    }

    private static Dataset open(DatasetPlan plan) throws DatasetException {
        return Datasets.installed().open(plan, CountingTokenizer.words(), new Seed(1), new Seed(2));
    }

    private static List<Long> times(Trace trace) {
        return LongStream.range(0, trace.entries().orElseThrow())
                .map(trace::intendedNanos)
                .boxed()
                .toList();
    }

    private static Turn turn(Dataset dataset, long entry) {
        return dataset.conversation(entry).turns().get(0);
    }

    private static List<String> words(Turn turn) {
        return List.of(turn.joinedText().split(" ", -1));
    }
}
