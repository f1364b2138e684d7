package dev.aiperf.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTokenizersTest {

    @TempDir
    Path folder;

    private FileTokenizers provider() {
        return new FileTokenizers(folder);
    }

    @Test
    void aFileAndItsFolderNameTheSameTokenizer() throws Exception {
        Path file = TokenizerFiles.bytePairs(folder, List.of("t h", "th e"));

        assertThat(load(file.toString()).count("the hat")).isEqualTo(5);
        assertThat(load(folder.toString()).count("the hat")).isEqualTo(5);
    }

    @Test
    void homeMayBeWrittenAsATilde() throws Exception {
        TokenizerFiles.wordLevel(folder.resolve("mine"));

        assertThat(load("~/mine").count("a b c")).isEqualTo(3);
    }

    @Test
    void aCountIsNeitherCutNorPaddedNorHasSpecialTokens() throws Exception {
        Tokenizer tokenizer = load(TokenizerFiles.wordLevel(folder).toString());

        assertThat(tokenizer.count("")).isZero();
        assertThat(tokenizer.count("hello")).isEqualTo(1);
        assertThat(tokenizer.count("one two three four five")).isEqualTo(5);
        assertThat(tokenizer.count("word ".repeat(5000))).isEqualTo(5000);
    }

    @Test
    void halfASurrogatePairDoesNoHarm() throws Exception {
        assertThat(load(TokenizerFiles.wordLevel(folder).toString()).count("a \ud800 b"))
                .isPositive();
    }

    @Test
    void threadsMayShareOne() throws Exception {
        Tokenizer tokenizer =
                load(TokenizerFiles.bytePairs(folder, List.of("t h", "th e")).toString());

        boolean allRight = IntStream.range(1, 2000)
                .parallel()
                .allMatch(i -> tokenizer.count("the".repeat(i % 50) + " ".repeat(i % 7)) == i % 50 + i % 7);

        assertThat(allRight).isTrue();
    }

    @Test
    void aFileThatIsNoTokenizerIsAnErrorInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), "{\"version\": \"1.0\"}");

        assertThatThrownBy(() -> load(file.toString()))
                .isInstanceOf(TokenizerException.class)
                .hasMessageStartingWith(file + " is not a tokenizer: ")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/folder", "./nowhere", "../nowhere", "~/nowhere", "nowhere.json"})
    void aPathThatIsNotThereIsAnError(String name) {
        assertThatThrownBy(() -> load(name))
                .isInstanceOf(TokenizerException.class)
                .hasMessage("there is no tokenizer at " + name);
    }

    @Test
    void aFolderWithoutTheFileIsAnError() {
        assertThatThrownBy(() -> load(folder.toString()))
                .isInstanceOf(TokenizerException.class)
                .hasMessage("the folder " + folder + " has no tokenizer.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ibm-granite/granite-4.0-micro", "granite4:350m", "gpt2", "src", "a\0b", "builtin"})
    void aNameThatIsNoPathIsNoneOfItsBusiness(String name) throws TokenizerException {
        assertThat(provider().load(name, "main")).isEmpty();
    }

    private Tokenizer load(String name) throws TokenizerException {
        return provider().load(name, "main").orElseThrow();
    }
}
