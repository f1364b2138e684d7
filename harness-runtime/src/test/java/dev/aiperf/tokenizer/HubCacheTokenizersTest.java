package dev.aiperf.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubCacheTokenizersTest {

    private static final String NAME = "ibm-granite/granite-4.0-micro";

    @TempDir
    Path home;

    @Test
    void aBranchLeadsToTheCommitThatWasFetched() throws Exception {
        cached(home.resolve(".cache/huggingface/hub"), "main", "0123abc");

        assertThat(load(Map.of(), NAME, "main").name()).isEqualTo(NAME);
        assertThat(load(Map.of(), NAME, "main").count("one two")).isEqualTo(2);
    }

    @Test
    void aRevisionMayBeTheCommitItself() throws Exception {
        cached(home.resolve(".cache/huggingface/hub"), "main", "0123abc");

        assertThat(load(Map.of(), NAME, "0123abc").count("one two")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"HF_HUB_CACHE, .", "HF_HOME, hub", "XDG_CACHE_HOME, huggingface/hub"})
    void theEnvironmentSaysWhereTheCacheIs(String name, String below) throws Exception {
        cached(home.resolve("elsewhere").resolve(below), "main", "0123abc");

        Map<String, String> environment = Map.of(name, home.resolve("elsewhere").toString());

        assertThat(load(environment, NAME, "main").count("one two")).isEqualTo(2);
    }

    @Test
    void whatWasNotFetchedIsAnErrorThatSaysWhereItLooked() throws IOException {
        cached(home.resolve(".cache/huggingface/hub"), "main", "0123abc");

        assertThatThrownBy(() -> load(Map.of(), NAME, "v2"))
                .isInstanceOf(TokenizerException.class)
                .hasMessage("the Hugging Face cache at " + home.resolve(".cache/huggingface/hub")
                        + " has no tokenizer of " + NAME + ", revision v2");
    }

    @Test
    void aRevisionCannotLeadOutOfTheCache() throws IOException {
        Path hub = home.resolve(".cache/huggingface/hub");
        cached(hub, "main", "0123abc");
        TokenizerFiles.wordLevel(home.resolve("outside"));

        assertThatThrownBy(() -> load(Map.of(), NAME, "../../../../../outside")).isInstanceOf(TokenizerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"granite4:350m", "./folder", "a/b/c", "builtin", "tokenizer.json", ""})
    void whatCanBeNoHubNameIsNoneOfItsBusiness(String name) throws TokenizerException {
        assertThat(new HubCacheTokenizers(Map.of(), home).load(name, "main")).isEmpty();
    }

    private Tokenizer load(Map<String, String> environment, String name, String revision) throws TokenizerException {
        return new HubCacheTokenizers(environment, home).load(name, revision).orElseThrow();
    }

    private static void cached(Path hub, String branch, String commit) throws IOException {
        Path model = hub.resolve("models--ibm-granite--granite-4.0-micro");
        Files.createDirectories(model.resolve("refs"));
        Files.writeString(model.resolve("refs").resolve(branch), commit + "\n");
        TokenizerFiles.wordLevel(model.resolve("snapshots").resolve(commit));
    }
}
