package dev.aiperf.dataset;

import dev.aiperf.tokenizer.Tokenizer;
import java.util.function.ToIntFunction;

/** Tokenizers with rules so simple that a test can say what they count. */
record CountingTokenizer(String name, ToIntFunction<String> rule) implements Tokenizer {

    @Override
    public int count(String text) {
        return rule.applyAsInt(text);
    }

    /** One token a word: texts compose. */
    static Tokenizer words() {
        return new CountingTokenizer("words", CountingTokenizer::wordsOf);
    }

    /** One token a character, spaces too. */
    static Tokenizer characters() {
        return new CountingTokenizer("characters", String::length);
    }

    /** One token for each three letters of a word, and for what is left of it. */
    static Tokenizer syllables() {
        return new CountingTokenizer("syllables", text -> {
            int tokens = 0;
            for (String word : text.split(" ", -1)) {
                tokens += (word.length() + 2) / 3;
            }
            return tokens;
        });
    }

    /** One token a word, but an "e" and the "t" of the next word merge the two: words are one token, texts don't compose. */
    static Tokenizer mergingAcrossWords() {
        return new CountingTokenizer("merging", text -> wordsOf(text) - (text.split("e t", -1).length - 1));
    }

    /** Two tokens a word: no odd count can be reached. */
    static Tokenizer pairs() {
        return new CountingTokenizer("pairs", text -> 2 * wordsOf(text));
    }

    /** One token for any text. */
    static Tokenizer one() {
        return new CountingTokenizer("one", text -> text.isEmpty() ? 0 : 1);
    }

    private static int wordsOf(String text) {
        return text.isEmpty() ? 0 : text.split(" ", -1).length;
    }
}
