package dev.aiperf.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.extension.Extensions;
import dev.aiperf.plan.TokenizerPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizersTest {

    @TempDir
    Path home;

    @Test
    void theBuiltInProvidersAreInstalled() {
        assertThat(installedNames()).containsExactly("builtin", "file", "hub-cache");
    }

    @Test
    void withoutANameTheModelsNameIsLookedUp() throws Exception {
        TokenizerFiles.wordLevel(home.resolve(".cache/huggingface/hub/models--org--model/snapshots/main"));

        LoadedTokenizer loaded = tokenizers().load(plan(null, false), "org/model");

        assertThat(loaded.tokenizer().name()).isEqualTo("org/model");
        assertThat(loaded.approximate()).isFalse();
        assertThat(loaded.warning()).isEmpty();
    }

    @Test
    void theBuiltInOneIsNotApproximateWhenItWasAskedFor() throws TokenizerException {
        LoadedTokenizer loaded = tokenizers().load(plan("builtin", true), "org/model");

        assertThat(loaded.approximate()).isFalse();
        assertThat(loaded.warning()).isEmpty();
    }

    @Test
    void aHubNameThatIsNotHereFallsBackWithCauseAndRemedy() throws TokenizerException {
        LoadedTokenizer loaded = tokenizers().load(plan("org/model", false), "m");

        assertThat(loaded.tokenizer().name()).isEqualTo("builtin:o200k_base");
        assertThat(loaded.approximate()).isTrue();
        assertThat(loaded.warning().orElseThrow())
                .startsWith("no tokenizer for org/model: the Hugging Face cache at ")
                .contains("has no tokenizer of org/model, revision main")
                .contains("counted with builtin:o200k_base and are approximate")
                .contains("--tokenizer FOLDER")
                .contains("--tokenizer builtin");
    }

    @Test
    void aModelNameThatIsNoHubNameFallsBackToo() throws TokenizerException {
        LoadedTokenizer loaded = tokenizers().load(plan(null, false), "granite4:350m");

        assertThat(loaded.approximate()).isTrue();
        assertThat(loaded.warning().orElseThrow())
                .contains("\"granite4:350m\" is neither a path here nor a name of the Hugging Face hub");
    }

    @Test
    void aStrictPlanNeverFallsBack() {
        assertThatThrownBy(() -> tokenizers().load(plan("org/model", true), "m"))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining("has no tokenizer of org/model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/folder", "./nowhere", "nowhere.json", "builtin:none"})
    void aMistypedPathOrEncodingIsAlwaysAnError(String name) {
        assertThatThrownBy(() -> tokenizers().load(plan(name, false), "m"))
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aModelThatIsAPathOnTheServerIsNoMistakeHere() throws TokenizerException {
        assertThat(tokenizers().load(plan(null, false), "/models/llama").approximate())
                .isTrue();
    }

    @Test
    void aProviderThatThrowsIsNamedAndTheNextIsAsked() throws TokenizerException {
        Tokenizers withBroken = new Tokenizers(List.of(new Throwing(), new BuiltinTokenizers()));

        assertThat(withBroken.load(plan("builtin", false), "m").approximate()).isFalse();
        assertThat(withBroken.load(plan("org/model", false), "m").warning().orElseThrow())
                .contains("the tokenizer provider throwing failed")
                .contains("out of order");
    }

    @Test
    void aProviderThatCannotBeLoadedIsNamedWhereATokenizerIsMissed() throws TokenizerException {
        Tokenizers withBroken = new Tokenizers(List.of(new BuiltinTokenizers()), List.of("com.example.Odd is missing"));

        assertThat(withBroken.load(plan("builtin", false), "m").warning()).isEmpty();
        assertThat(withBroken.load(plan("org/model", false), "m").warning().orElseThrow())
                .contains("a tokenizer provider can't be loaded: com.example.Odd is missing");
        assertThatThrownBy(() -> withBroken.load(plan("org/model", true), "m"))
                .hasMessageContaining("com.example.Odd is missing");
    }

    private Tokenizers tokenizers() {
        return new Tokenizers(
                List.of(new BuiltinTokenizers(), new FileTokenizers(home), new HubCacheTokenizers(Map.of(), home)));
    }

    private static List<String> installedNames() {
        return Extensions.installed(TokenizerProvider.class, TokenizerProvider::name).all().stream()
                .map(TokenizerProvider::name)
                .toList();
    }

    private static TokenizerPlan plan(@Nullable String name, boolean strict) {
        return new TokenizerPlan(Optional.ofNullable(name), "main", strict);
    }

    private static final class Throwing implements TokenizerProvider {
        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public Optional<Tokenizer> load(String name, String revision) {
            throw new IllegalStateException("out of order");
        }
    }
}
