package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.DatasetException;
import dev.aiperf.dataset.DatasetLoader;
import dev.aiperf.dataset.Datasets;
import dev.aiperf.dataset.Turn;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.Seed;
import dev.aiperf.tokenizer.BuiltinTokenizers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link DatasetLoader} of a text form promises: it recognises files of its form and no others, reads them
 * however they were saved, and says of a bad one in which file and line it is bad.
 *
 * <p>The author of a loader gives a good file with what is to be read from it, and bad ones:
 *
 * <pre>{@code
 * class MyLoaderTest extends DatasetLoaderKit {
 *     protected DatasetLoader loader() { return new MyLoader(); }
 *     protected String fileName() { return "questions.tsv"; }
 *     protected String goodFile() { return "What is TTFT?\t64\nWhy?\t8\n"; }
 *     protected List<List<String>> goodTexts() { return List.of(List.of("What is TTFT?"), List.of("Why?")); }
 *     protected List<Malformed> malformedFiles() { return List.of(new Malformed("Fine\t1\nWhat?\tmany\n", 2)); }
 *     protected Map<String, String> foreignFiles() { return Map.of("prompts.jsonl", "{\"text\": \"Hi\"}\n"); }
 * }
 * }</pre>
 */
public abstract class DatasetLoaderKit {

    /** A byte that no UTF-8 text has. */
    private static final int NEVER_UTF8 = 0xFF;

    @TempDir
    Path folder = Path.of("");

    /**
     * A file that the loader must refuse.
     *
     * @param content the file, with lines that end in a line feed
     * @param line the line that is wrong, from 1
     */
    protected record Malformed(String content, int line) {}

    /** Returns the loader to be tested. */
    protected abstract DatasetLoader loader();

    /** Returns a usual name of a file of the form, such as {@code prompts.jsonl}. */
    protected abstract String fileName();

    /** Returns a good file of two conversations or more, with lines that end in a line feed, the last one too. */
    protected abstract String goodFile();

    /** Returns the texts in the good file: for each conversation those of all of its turns, in order. */
    protected abstract List<List<String>> goodTexts();

    /** Returns files that must be refused; none when the form takes any text. */
    protected abstract List<Malformed> malformedFiles();

    /** Returns files of other forms, by name, that the loader must not take for its own; one or more. */
    protected abstract Map<String, String> foreignFiles();

    @Test
    public final void theNameIsFitForAnOption() {
        assertThat(loader().name()).matches("[a-z][a-z0-9_-]*");
    }

    @Test
    public final void recognisesAndReadsAFileOfItsForm() throws Exception {
        assertThat(goodTexts()).hasSizeGreaterThan(1);
        assertThat(texts(write(goodFile()))).isEqualTo(goodTexts());
    }

    @Test
    public final void conversationsHaveNamesOfTheirOwn() throws Exception {
        List<Conversation> conversations = loader().load(write(goodFile()));

        assertThat(conversations)
                .extracting(Conversation::id)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
        assertThat(conversations).allMatch(conversation -> !conversation.turns().isEmpty());
    }

    @Test
    public final void aSecondReadingGivesTheSame() throws Exception {
        Path file = write(goodFile());
        DatasetLoader loader = loader();

        assertThat(loader.load(file)).isEqualTo(loader.load(file));
    }

    @Test
    public final void linesThatEndInCrLfAreReadTheSame() throws Exception {
        assertThat(texts(write(goodFile().replace("\n", "\r\n")))).isEqualTo(goodTexts());
    }

    @Test
    public final void aByteOrderMarkIsSkipped() throws Exception {
        assertThat(texts(write("\uFEFF" + goodFile()))).isEqualTo(goodTexts());
    }

    @Test
    public final void theLastLineNeedsNoEnd() throws Exception {
        assertThat(texts(write(goodFile().stripTrailing()))).isEqualTo(goodTexts());
    }

    @Test
    public final void aNameThatSaysNothingDoesNotKeepAFileFromBeingRecognised() throws Exception {
        Path file = Files.writeString(folder.resolve("prompts"), goodFile());

        assertThat(texts(file)).isEqualTo(goodTexts());
    }

    @Test
    public final void filesOfOtherFormsAreNotRecognised() throws Exception {
        assertThat(foreignFiles()).isNotEmpty();
        for (Map.Entry<String, String> foreign : foreignFiles().entrySet()) {
            Path file = Files.writeString(folder.resolve(foreign.getKey()), foreign.getValue());

            assertThatThrownBy(() -> texts(file))
                    .as("recognising %s", foreign.getKey())
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("is of no known form");
        }
    }

    @Test
    public final void recognisingNeverThrows() throws IOException {
        DatasetLoader loader = loader();
        Path file = write(goodFile());
        for (List<String> lines :
                List.of(List.<String>of(), List.of(""), List.of("\u0000\ufffd\ud83d", "[{\"a\":"), List.of("\t,\t"))) {
            assertThatCode(() -> loader.recognises(file, lines)).doesNotThrowAnyException();
            assertThatCode(() -> loader.recognises(Path.of("/"), lines)).doesNotThrowAnyException();
        }
    }

    @Test
    public final void anEmptyOrBlankFileIsRefusedByName() throws IOException {
        for (String content : List.of("", "\n", " \n\r\n\t\n")) {
            Path file = write(content);

            assertThatThrownBy(() -> loader().load(file))
                    .as("loading \"%s\"", content)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    public final void aMalformedFileIsRefusedByNameAndLine() throws IOException {
        for (Malformed malformed : malformedFiles()) {
            for (String content :
                    List.of(malformed.content(), malformed.content().replace("\n", "\r\n"))) {
                Path file = write(content);

                assertThatThrownBy(() -> loader().load(file))
                        .as("loading %s", content)
                        .isInstanceOf(DatasetException.class)
                        .hasMessageContaining(file.toString())
                        .message()
                        .containsPattern("line " + malformed.line() + "\\b");
            }
        }
    }

    @Test
    public final void whatIsNotThereOrAFolderIsRefusedByName() {
        for (Path file : List.of(folder.resolve("nowhere"), folder)) {
            assertThatThrownBy(() -> loader().load(file))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    public final void whatIsNotUtf8IsRefusedByNameInsteadOfSentSpoilt() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] good = goodFile().getBytes(StandardCharsets.UTF_8);
        // Within the last text, so that whatever is around it is as it should be.
        List<String> last = goodTexts().get(goodTexts().size() - 1);
        int at = goodFile().lastIndexOf(last.get(last.size() - 1));
        int byteAt = goodFile().substring(0, Math.max(0, at) + 1).getBytes(StandardCharsets.UTF_8).length;
        bytes.write(good, 0, byteAt);
        bytes.write(NEVER_UTF8);
        bytes.write(good, byteAt, good.length - byteAt);
        Path file = Files.write(folder.resolve(fileName()), bytes.toByteArray());

        assertThatThrownBy(() -> loader().load(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(file.toString());
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve(fileName()), content);
    }

    /** Goes the way of a run: the loader is asked whether it recognises the file, and reads it. */
    private List<List<String>> texts(Path file) throws Exception {
        var plan = new DatasetPlan.InputFile(file, Optional.empty(), Optional.empty(), Optional.empty());
        var tokenizer = new BuiltinTokenizers().load("builtin", "").orElseThrow();
        var dataset = new Datasets(List.of(loader())).open(plan, tokenizer, new Seed(1), new Seed(2));
        List<List<String>> texts = new ArrayList<>();
        for (long entry = 0; entry < dataset.entries().orElseThrow(); entry++) {
            texts.add(dataset.conversation(entry).turns().stream()
                    .map(Turn::texts)
                    .flatMap(List::stream)
                    .toList());
        }
        return texts;
    }
}
