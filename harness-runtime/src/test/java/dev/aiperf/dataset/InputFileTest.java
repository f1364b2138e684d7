package dev.aiperf.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.LengthDistribution;
import dev.aiperf.plan.Seed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputFileTest {

    @TempDir
    Path folder;

    @Test
    void rowsOfEveryKindOfText() throws Exception {
        Path file = write("prompts.jsonl", """
                {"text": "one"}
                {"prompt": "two", "id": 7, "category": "math"}
                {"texts": ["three", "four"]}
                {"texts": [{"name": "passage", "contents": ["five", "six"]}, "seven"]}
                """);

        assertThat(texts(file))
                .containsExactly(
                        List.of("one"), List.of("two"), List.of("three", "four"), List.of("five", "six", "seven"));
    }

    @Test
    void aRowSaysItsLengthItsExtrasAndItsSession() throws Exception {
        Path file = write("prompts.jsonl", """
                {"text": "a", "output_length": 12, "session_id": "mine", "role": "user", "type": "single_turn",
                """.strip() + """
                 "extra": {"temperature": 0.10, "stop": null, "nested": {"list": [1, true, "x"]}}}
                {"text": "b", "output_length": 256.0, "session_id": null}
                """);

        Dataset dataset = open(file, null);
        Turn first = dataset.conversation(0).turns().get(0);

        assertThat(dataset.conversation(0).id()).isEqualTo("mine");
        assertThat(first.outputTokens()).hasValue(12);
        assertThat(first.extra())
                .containsExactlyEntriesOf(orderedMap(
                        "temperature",
                        new BigDecimal("0.10"),
                        "stop",
                        null,
                        "nested",
                        Map.of("list", List.of(1, true, "x"))));
        assertThat(dataset.conversation(1).id()).isEqualTo("session_000001");
        assertThat(dataset.conversation(1).turns().get(0).outputTokens()).hasValue(256);
    }

    @Test
    void plainTextIsOnePromptALine() throws Exception {
        Path file = write("prompts.txt", "What is TTFT?\n\n   \n  Why \"so\" slow?\nlast line without an end");

        assertThat(texts(file))
                .containsExactly(
                        List.of("What is TTFT?"), List.of("  Why \"so\" slow?"), List.of("last line without an end"));
    }

    @ParameterizedTest
    @CsvSource({"prompts.txt, \\n", "prompts.txt, \\r\\n", "prompts.jsonl, \\n", "prompts.jsonl, \\r\\n"})
    void jsonRowsAreRecognisedWhateverNameLineEndsAndByteOrderMark(String name, String end) throws Exception {
        String lineEnd = end.replace("\\r", "\r").replace("\\n", "\n");
        Path file = write(
                name, "\uFEFF" + lineEnd + "{\"text\": \"é\"}" + lineEnd + lineEnd + "{\"text\": \"b\"}" + lineEnd);

        assertThat(texts(file)).containsExactly(List.of("é"), List.of("b"));
    }

    @Test
    void theFormCanBeForced() throws Exception {
        Path file = write("prompts.jsonl", "{\"text\": \"a\"}\n");

        assertThat(texts(file, "Text-Lines")).containsExactly(List.of("{\"text\": \"a\"}"));
    }

    @Test
    void anUnknownFormListsTheKnownOnesAndTheNearest() throws Exception {
        Path file = write("prompts.jsonl", "{\"text\": \"a\"}\n");

        assertThatThrownBy(() -> texts(file, "single_trun"))
                .isInstanceOf(DatasetException.class)
                .hasMessage("unknown data set type \"single_trun\"; did you mean single_turn?"
                        + " Known are multi_turn, single_turn, text_lines.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\": \"a\", \"output_length\": \"many\"} | output_length must be a whole number of 1 or more, but is \"many\"",
                "{\"text\": \"a\", \"output_length\": 0} | output_length must be a whole number of 1 or more, but is 0",
                "{\"text\": \"a\", \"output_length\": 2.5} | output_length must be a whole number of 1 or more, but is 2.5",
                "{\"text\": \"a\", \"output_length\": 1e99} | output_length must be a whole number of 1 or more, but is 1E+99",
                "{\"question\": \"a\"} | has neither text nor prompt; known fields are text, texts, prompt, output_length, extra, session_id, role, type",
                "{\"text\": \"a\", \"prompt\": \"b\"} | has both text and prompt; one of them is expected",
                "{\"text\": \"\"} | text is empty",
                "{\"texts\": []} | texts is empty",
                "{\"text\": 5} | text must be text, but is 5",
                "{\"texts\": \"a\"} | texts must be a list of texts, but is \"a\"",
                "{\"texts\": [[\"a\"]]} | texts must be text, but is a list",
                "{\"text\": \"a\", \"extra\": [1]} | extra must be an object, but is a list",
                "{\"text\": \"a\", \"role\": \"system\"} | role can only be \"user\", but is \"system\"",
                "{\"text\": \"a\", \"image\": \"x.png\"} | image is not supported; only text is",
                "{\"text\": \"a\", \"timestamp\": 5} | timestamp is for a replay, and --fixed-schedule is off",
                "{\"text\": \"a\", \"max_tokens\": 5} | max_tokens is not a field of this form; the tokens to ask for are output_length",
                "{\"text\": \"a\", \"messages\": []} | messages belongs to another form of file, which is not supported",
                "{\"text\": \"a\", \"ouput_length\": 5} | unknown field ouput_length; did you mean output_length?",
                "[\"a\"] | one JSON object a line is expected, but this is a list",
                "[ | one JSON object a line is expected, but this is the start of a list",
                "{\"text\": \"a\", \"session_id\": \"s\"} | session_id \"s\" is that of line 1 too, and sessions of several rows are not supported; give each row its own, or none",
            })
    void aWrongRowIsNamedWithFileLineAndReason(String row, String reason) throws Exception {
        Path file = write("prompts.jsonl", "{\"text\": \"fine\", \"session_id\": \"s\"}\n\n" + row + "\n");

        assertThatThrownBy(() -> texts(file))
                .isInstanceOf(DatasetException.class)
                .hasMessage(file + ", line 3: " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\"",
                "{\"text\": \"a\"} {\"text\": \"b\"}",
                "{\"text\": \"a\", \"text\": \"b\"}",
                "nonsense"
            })
    void whatIsNotOneJsonObjectIsSaidToBeNoJson(String row) throws Exception {
        Path file = write("prompts.jsonl", row + "\n");

        assertThatThrownBy(() -> texts(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(file + ", line 1: not JSON: ")
                .message()
                .doesNotContain("\n", "Source", "StreamReadFeature");
    }

    @Test
    void upToFiveWrongRowsAreReportedTogether() throws Exception {
        Path file = write("prompts.jsonl", "{\"text\": \"fine\"}\n" + "{\"text\": 1}\n".repeat(7));

        assertThatThrownBy(() -> texts(file))
                .isInstanceOf(DatasetException.class)
                .message()
                .isEqualTo(LongStream.rangeClosed(2, 6)
                                .mapToObj(line -> file + ", line " + line + ": text must be text, but is 1\n")
                                .collect(Collectors.joining())
                        + "and 2 more wrong rows");
    }

    @Test
    void aFileThatCannotBeUsedIsNamedWithTheReason() throws Exception {
        assertReason(folder.resolve("missing.jsonl"), ": no such file");
        assertReason(folder, ": is a folder, not a file");
        assertReason(write("empty.txt", ""), ": has no prompts, the file is empty");
        assertReason(write("blank.jsonl", " \n\t\r\n"), ": has no prompts, the file is blank");
        assertReason(
                Files.write(folder.resolve("wide.txt"), "\uFEFFwide".getBytes(StandardCharsets.UTF_16LE)),
                ": is UTF-16; save it as UTF-8");
        assertReason(
                Files.write(folder.resolve("latin.txt"), "one\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)),
                ", line 2: not UTF-8 text");
    }

    @Test
    void aFileThatMayNotBeReadIsNamedWithTheReason() throws Exception {
        Path file = write("secret.txt", "a\n");
        assumeThat(file.toFile().setReadable(false) && !Files.isReadable(file)).isTrue();

        assertReason(file, ": can't be read: permission denied");
    }

    @Test
    void thePlansOutputLengthFillsRowsWithoutOne() throws Exception {
        Path file = write("prompts.jsonl", "{\"text\": \"a\", \"output_length\": 12}\n{\"text\": \"b\"}\n");
        DatasetPlan plan = new DatasetPlan.InputFile(
                file, Optional.empty(), Optional.of(new LengthDistribution(99, 0)), Optional.empty());

        Dataset dataset = Datasets.installed().open(plan, CountingTokenizer.words(), new Seed(1), new Seed(2));

        assertThat(dataset.conversation(0).turns().get(0).outputTokens()).isEqualTo(OptionalInt.of(12));
        assertThat(dataset.conversation(1).turns().get(0).outputTokens()).isEqualTo(OptionalInt.of(99));
    }

    @Test
    void rowsAreUsedAsTheyStandUnlessAskedOtherwise() throws Exception {
        Dataset dataset = open(write("prompts.txt", "a\nb\nc\n"), null);

        assertThat(dataset.entries()).hasValue(3);
        assertThat(LongStream.range(0, 5).map(dataset::entryOf)).containsExactly(0L, 1L, 2L, 0L, 1L);
    }

    @Test
    void aLoaderThatThrowsIsNamed() throws Exception {
        Path file = write("prompts.txt", "a\n");
        Datasets datasets = new Datasets(List.of(new Throwing()));
        DatasetPlan plan = new DatasetPlan.InputFile(file, Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> datasets.open(plan, CountingTokenizer.words(), new Seed(1), new Seed(2)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("the loader throwing failed")
                .hasMessageContaining("out of order");
    }

    private void assertReason(Path file, String reason) {
        assertThatThrownBy(() -> texts(file))
                .isInstanceOf(DatasetException.class)
                .hasMessage(file + reason);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<List<String>> texts(Path file) throws DatasetException {
        return texts(file, null);
    }

    private static List<List<String>> texts(Path file, @Nullable String type) throws DatasetException {
        Dataset dataset = open(file, type);
        return LongStream.range(0, dataset.entries().orElseThrow())
                .mapToObj(entry -> dataset.conversation(entry).turns().get(0).texts())
                .collect(Collectors.toList());
    }

    private static Dataset open(Path file, @Nullable String type) throws DatasetException {
        DatasetPlan plan =
                new DatasetPlan.InputFile(file, Optional.ofNullable(type), Optional.empty(), Optional.empty());
        return Datasets.installed().open(plan, CountingTokenizer.words(), new Seed(1), new Seed(2));
    }

    private static Map<String, @Nullable Object> orderedMap(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    private static final class Throwing implements DatasetLoader {
        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public boolean recognises(Path file, List<String> firstLines) {
            return true;
        }

        @Override
        public List<Conversation> load(Path file) {
            throw new IllegalStateException("out of order");
        }
    }
}
