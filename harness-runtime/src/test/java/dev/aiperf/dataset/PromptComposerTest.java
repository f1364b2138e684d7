package dev.aiperf.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.Seed;
import dev.aiperf.plan.TokenizerPlan;
import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.tokenizer.TokenizerException;
import dev.aiperf.tokenizer.TokenizerFiles;
import dev.aiperf.tokenizer.Tokenizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;

class PromptComposerTest {

    private static final Seed SEED = new Seed(42);
    private static final Path FOLDER = temporaryFolder();

    private static final Subject O200K = new Subject(load("builtin"));
    private static final List<Subject> COMPOSABLE = List.of(
            O200K,
            new Subject(load("builtin:cl100k_base")),
            new Subject(load("builtin:r50k_base")),
            new Subject(wordLevel()),
            new Subject(CountingTokenizer.words()));
    private static final List<Subject> NOT_COMPOSABLE = List.of(
            new Subject(letters()),
            new Subject(CountingTokenizer.characters()),
            new Subject(CountingTokenizer.syllables()),
            new Subject(CountingTokenizer.mergingAcrossWords()));

    /** A tokenizer and what composes for it. */
    private record Subject(Tokenizer tokenizer, PromptComposer composer) {
        Subject(Tokenizer tokenizer) {
            this(tokenizer, PromptComposer.of(tokenizer, SEED));
        }

        @Override
        public String toString() {
            return tokenizer.name();
        }
    }

    @AfterContainer
    static void removeFiles() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 150)
    void aPromptOfWordsHasExactlyTheTokensAskedFor(
            @ForAll("composable") Subject subject,
            @ForAll @IntRange(min = 1, max = 1500) int tokens,
            @ForAll long seed) {
        assertExact(subject, tokens, seed);
    }

    @Property(tries = 100)
    void aPromptThatIsCutHasExactlyTheTokensAskedFor(
            @ForAll("notComposable") Subject subject,
            @ForAll @IntRange(min = 1, max = 400) int tokens,
            @ForAll long seed) {
        assertExact(subject, tokens, seed);
    }

    @Example
    void shortPromptsAreExactWhateverWordTheyBeginWith() {
        for (long entry = 0; entry < 500; entry++) {
            assertExact(NOT_COMPOSABLE.get(1), 7, entry);
        }
    }

    private static void assertExact(Subject subject, int tokens, long seed) {
        Prompt prompt = subject.composer().compose(seed & 0xffff, tokens, new Seed(seed));

        assertThat(prompt.tokens()).isEqualTo(tokens);
        assertThat(subject.tokenizer().count(prompt.text())).isEqualTo(tokens);
        assertThat(prompt.text()).isEqualTo(prompt.text().strip()).matches("[a-z ]+");
    }

    @Property(tries = 30)
    void aLengthThatCannotBeReachedIsReportedAsWhatWasReached(@ForAll @IntRange(min = 0, max = 50) int half) {
        Tokenizer pairs = CountingTokenizer.pairs();

        Prompt prompt = PromptComposer.of(pairs, SEED).compose(0, 2 * half + 1, SEED);

        assertThat(prompt.tokens()).isEqualTo(pairs.count(prompt.text()));
        assertThat(Math.abs(prompt.tokens() - (2 * half + 1))).isEqualTo(1);
    }

    @Example
    void aTokenizerThatNeverCountsMoreEndsTheSearch() {
        Prompt prompt = PromptComposer.of(CountingTokenizer.one(), SEED).compose(0, 100, SEED);

        assertThat(prompt.tokens()).isEqualTo(1);
    }

    @Property(tries = 20)
    void thousandNeighboursAllBeginWithAWordOfTheirOwn(@ForAll @LongRange(min = 0, max = 1_000_000) long start) {
        Set<String> firstWords = new HashSet<>();
        for (long entry = start; entry < start + 1000; entry++) {
            String text = O200K.composer().compose(entry, 4, SEED.derive(entry)).text();
            firstWords.add(text.substring(0, text.indexOf(' ')));
        }

        assertThat(firstWords).hasSize(1000);
    }

    @Example
    void theSameArgumentsGiveTheSameText() {
        for (Subject subject : List.of(O200K, NOT_COMPOSABLE.get(0))) {
            PromptComposer composer = subject.composer();
            assertThat(composer.compose(7, 60, SEED)).isEqualTo(composer.compose(7, 60, SEED));
            assertThat(composer.compose(7, 60, SEED)).isNotEqualTo(composer.compose(7, 60, new Seed(43)));
        }
    }

    @Example
    void theTokenizerDecidesHowPromptsAreComposed() {
        assertThat(COMPOSABLE).extracting(Subject::composer).hasOnlyElementsOfType(WordComposer.class);
        assertThat(NOT_COMPOSABLE).extracting(Subject::composer).hasOnlyElementsOfType(TrimmingComposer.class);
    }

    @Provide
    Arbitrary<Subject> composable() {
        return Arbitraries.of(COMPOSABLE);
    }

    @Provide
    Arbitrary<Subject> notComposable() {
        return Arbitraries.of(NOT_COMPOSABLE);
    }

    private static Tokenizer wordLevel() {
        try {
            return load(TokenizerFiles.wordLevel(FOLDER.resolve("words")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tokenizer letters() {
        try {
            List<String> merges = List.of("t h", "th e", "e r", "i n", "a n", "an d");
            return load(
                    TokenizerFiles.bytePairs(FOLDER.resolve("letters"), merges).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tokenizer load(String name) {
        try {
            return Tokenizers.installed()
                    .load(new TokenizerPlan(Optional.of(name), "main", true), "m")
                    .tokenizer();
        } catch (TokenizerException e) {
            throw new AssertionError(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tokenizers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
