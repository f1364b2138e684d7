package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.tokenizer.TokenizerException;
import dev.aiperf.tokenizer.TokenizerProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TokenizerProvider} promises: it takes names of its own form and declines others, says why a name of its
 * own can't be loaded, and its tokenizers count any text, always alike, from any thread, without cutting, padding or
 * special tokens.
 *
 * <p>The author of a provider names what it takes and what it doesn't:
 *
 * <pre>{@code
 * class MyTokenizersTest extends TokenizerProviderKit {
 *     protected TokenizerProvider provider() { return new MyTokenizers(); }
 *     protected String goodName() { return "mine:small"; }
 *     protected List<String> badNames() { return List.of("mine:no-such"); }
 *     protected List<String> foreignNames() { return List.of("builtin", "org/model", "/no/such/folder"); }
 * }
 * }</pre>
 */
public abstract class TokenizerProviderKit {

    private static final List<String> SENTENCES = List.of(
            "The first token took three hundred milliseconds to arrive at the client.",
            "Prefill is bound by computation, decoding by the bandwidth of the memory.",
            "How many requests can be served at once before users begin to leave?",
            "A queue in front of the engine hides its limits until it is too long.",
            "Nobody reads two hundred words a second, so faster than that is wasted.",
            "Measure the tail; the mean is what happens to somebody else entirely.",
            "Every benchmark has a client, and the client is part of the numbers.",
            "The cache was warm on the second run, which explains the difference.");

    /** Returns the provider to be tested. */
    protected abstract TokenizerProvider provider();

    /** Returns a name that the provider loads a tokenizer for. */
    protected abstract String goodName();

    /** Returns names of the provider's own form that it can't load; one or more. */
    protected abstract List<String> badNames();

    /** Returns names of other forms, which the provider must decline; one or more. */
    protected abstract List<String> foreignNames();

    /** Returns the revision that is asked for. */
    protected String revision() {
        return "main";
    }

    @Test
    public final void providerAndTokenizerHaveNames() throws TokenizerException {
        assertThat(provider().name()).matches("[a-z][a-z0-9_-]*");
        assertThat(load().name()).isNotBlank();
    }

    @Test
    public final void theEmptyTextHasNoTokens() throws TokenizerException {
        assertThat(load().count("")).isZero();
    }

    @Test
    public final void aTextAlwaysCountsTheSameWhoeverLoadedTheTokenizer() throws TokenizerException {
        Tokenizer tokenizer = load();
        Tokenizer again = load();
        again.warm();
        for (String sentence : SENTENCES) {
            int count = tokenizer.count(sentence);

            assertThat(count).isPositive();
            assertThat(tokenizer.count(sentence)).isEqualTo(count);
            assertThat(again.count(sentence)).isEqualTo(count);
        }
    }

    /** A tokenizer that adds special tokens, pads or cuts is off by more than the joints can be. */
    @Test
    public final void aLongTextCountsAsItsPartsDo() throws TokenizerException {
        Tokenizer tokenizer = load();
        int repetitions = 200;
        int parts = 0;
        for (String sentence : SENTENCES) {
            parts += tokenizer.count(sentence) * repetitions;
        }
        String whole = (String.join(" ", SENTENCES) + " ").repeat(repetitions).stripTrailing();
        int joints = SENTENCES.size() * repetitions;

        assertThat(tokenizer.count(whole)).isBetween(parts - joints, parts + joints);
    }

    @Test
    public final void aShortTextHasNoMoreTokensThanBytes() throws TokenizerException {
        assertThat(load().count("a")).isEqualTo(1);
        assertThat(load().count("hi!")).isBetween(1, 3);
    }

    @Test
    public final void anyTextCanBeCounted() throws TokenizerException {
        Tokenizer tokenizer = load();
        for (String text : List.of(
                "half \ud83d of a character, \udc00",
                "\u0000\u0001\u0007\u007f\ufeff\u2028",
                "<|endoftext|> [CLS] <s> </s> [INST]",
                "Grüße, 你好, שלום, \ud83d\ude00\ud83c\udffd",
                "a".repeat(20_000),
                "\r\n\t ")) {
            assertThat(tokenizer.count(text)).as("tokens of %.40s", text).isNotNegative();
        }
    }

    @Test
    public final void threadsMayShareATokenizerWhileItLoads() throws Exception {
        List<Integer> expected = counts(load());
        Tokenizer shared = load();

        List<List<Integer>> counted = InParallel.all(() -> {
            List<Integer> last = List.of();
            for (int i = 0; i < 50; i++) {
                last = counts(shared);
            }
            return last;
        });

        assertThat(counted).containsOnly(expected);
    }

    @Test
    public final void namesOfOtherFormsAreDeclined() throws TokenizerException {
        assertThat(foreignNames()).isNotEmpty();
        for (String name : foreignNames()) {
            assertThat(provider().load(name, revision())).as(name).isEmpty();
        }
    }

    @Test
    public final void anOwnNameThatCantBeLoadedIsAnErrorThatSaysSo() {
        assertThat(badNames()).isNotEmpty();
        for (String name : badNames()) {
            assertThatThrownBy(() -> provider().load(name, revision()))
                    .as("loading %s", name)
                    .isInstanceOf(TokenizerException.class)
                    .message()
                    .contains(name)
                    .doesNotContain("\n")
                    .matches(".*\\w+ \\w+.*");
        }
    }

    private Tokenizer load() throws TokenizerException {
        return provider()
                .load(goodName(), revision())
                .orElseThrow(() -> new AssertionError(
                        goodName() + " is declined by " + provider().name()));
    }

    private static List<Integer> counts(Tokenizer tokenizer) {
        return SENTENCES.stream().map(tokenizer::count).toList();
    }
}
