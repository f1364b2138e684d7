package dev.aiperf.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordVocabularyTest {
    private static final TokenCounter TOKENS = new TokenCounter();

    @Property(tries = 300)
    void aTextOfNWordsIsNTokens(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 400) int words, @ForAll boolean international) {
        WordVocabulary vocabulary = international ? WordVocabulary.international() : WordVocabulary.ascii();

        assertThat(TOKENS.encode(text(vocabulary, seed, words))).hasSize(words);
    }

    @Property(tries = 100)
    void aTextCutBetweenReasoningAndContentHasAsManyTokensAsBothParts(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 50) int reasoning,
            @ForAll @IntRange(max = 50) int rest) {
        WordVocabulary.Words words = WordVocabulary.ascii().draw(seed);
        String first = take(words, reasoning);
        String second = take(words, rest);

        assertThat(TOKENS.encode(first)).hasSize(reasoning);
        assertThat(TOKENS.encode(second)).hasSize(rest);
        assertThat(TOKENS.encode(first + second)).hasSize(reasoning + rest);
    }

    @Test
    void everyWordIsOneTokenAloneAndAfterASpace() {
        for (WordVocabulary vocabulary :
                new WordVocabulary[] {WordVocabulary.ascii(), WordVocabulary.international()}) {
            assertThat(vocabulary.words()).hasSizeGreaterThan(30).doesNotHaveDuplicates();
            assertThat(vocabulary.words())
                    .allSatisfy(word -> assertThat(TOKENS.encode(word)).hasSize(1))
                    .allSatisfy(word -> assertThat(TOKENS.encode(" " + word)).hasSize(1));
        }
    }

    @Test
    void everyInternationalWordHasACharacterOfSeveralBytes() {
        assertThat(WordVocabulary.international().words())
                .allSatisfy(word ->
                        assertThat(word.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(word.length()));
        assertThat(WordVocabulary.ascii().words()).allMatch(word -> word.matches("[a-z]+"));
    }

    @Test
    void theSameSeedGivesTheSameWordsAndAnotherSeedOthers() {
        assertThat(text(WordVocabulary.ascii(), 7, 50)).isEqualTo(text(WordVocabulary.ascii(), 7, 50));
        assertThat(text(WordVocabulary.ascii(), 7, 50)).isNotEqualTo(text(WordVocabulary.ascii(), 8, 50));
    }

    private static String text(WordVocabulary vocabulary, long seed, int words) {
        return take(vocabulary.draw(seed), words);
    }

    private static String take(WordVocabulary.Words words, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(words.next());
        }
        return text.toString();
    }
}
