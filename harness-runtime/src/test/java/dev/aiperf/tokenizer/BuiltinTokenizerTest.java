package dev.aiperf.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuiltinTokenizerTest {

    private final BuiltinTokenizers provider = new BuiltinTokenizers();

    @Test
    void countsAsTheEncodingDoes() throws TokenizerException {
        Tokenizer o200k = load("builtin");

        assertThat(o200k.name()).isEqualTo("builtin:o200k_base");
        assertThat(o200k.count("")).isZero();
        assertThat(o200k.count("hello world")).isEqualTo(2);
        assertThat(o200k.count("The quick brown fox jumps over the lazy dog.")).isEqualTo(10);
        assertThat(load("builtin:r50k_base").count("    indented")).isGreaterThan(o200k.count("    indented"));
    }

    @Test
    void whatLooksLikeASpecialTokenIsOrdinaryText() throws TokenizerException {
        assertThat(load("builtin").count("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void anyTextCanBeCounted() throws TokenizerException {
        Tokenizer tokenizer = load("builtin");

        assertThat(tokenizer.count("\ud800 \udc00 \u0000")).isPositive();
        assertThat(tokenizer.count("a".repeat(200_000))).isPositive();
    }

    @Test
    void everyEncodingOfTheJarCanBeNamed() throws TokenizerException {
        for (String encoding : List.of("o200k_base", "cl100k_base", "p50k_base", "p50k_edit", "r50k_base")) {
            Tokenizer tokenizer = load("builtin:" + encoding);
            tokenizer.warm();
            assertThat(tokenizer.name()).isEqualTo("builtin:" + encoding);
            assertThat(tokenizer.count(" world")).isEqualTo(1);
        }
    }

    @Test
    void anEncodingIsLoadedOnceForAllWhoAsk() throws TokenizerException {
        assertThat(load("builtin")).isSameAs(load("builtin:o200k_base"));
    }

    @Test
    void anUnknownEncodingIsAnErrorThatListsTheKnownOnes() {
        assertThatThrownBy(() -> load("builtin:o300k"))
                .isInstanceOf(TokenizerException.class)
                .hasMessage("tokenizer \"builtin:o300k\" is none of the built-in ones, which are builtin:cl100k_base,"
                        + " builtin:o200k_base, builtin:p50k_base, builtin:p50k_edit, builtin:r50k_base");
    }

    @Test
    void otherNamesAreNoneOfItsBusiness() throws TokenizerException {
        assertThat(provider.load("builtins/model", "main")).isEmpty();
    }

    @Test
    void threadsThatAskWhileItLoadsAllGetTheCount() throws TokenizerException {
        Tokenizer tokenizer = load("builtin");

        List<Integer> counts = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> tokenizer.count("one two three"))
                .collect(Collectors.toList());

        assertThat(counts).containsOnly(3);
    }

    private Tokenizer load(String name) throws TokenizerException {
        return provider.load(name, "main").orElseThrow();
    }
}
