package dev.aiperf.simulator.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Words that are exactly one token of o200k_base each, alone and after a space.
 *
 * <p>That encoding splits text before every space ahead of letters and merges nothing across a split, so a text of n such
 * words is n tokens, whatever their order: who counts the tokens of an answer can be held to an exact number.
 *
 * <p>No word holds a character that JSON escapes, so that its UTF-8 bytes may be put into a JSON string as they are.
 */
public final class WordVocabulary {
    private static final WordVocabulary ASCII = load("words-ascii.txt");
    private static final WordVocabulary INTERNATIONAL = load("words-international.txt");

    private final List<String> words;

    private WordVocabulary(List<String> words) {
        this.words = words;
    }

    /** Plain English words. */
    public static WordVocabulary ascii() {
        return ASCII;
    }

    /** Words of many scripts, each with at least one character of two or three bytes. */
    public static WordVocabulary international() {
        return INTERNATIONAL;
    }

    /** Draws words, the first without and each other with its leading space. The same seed gives the same words. */
    public Words draw(long seed) {
        return new Words(new SplittableRandom(seed));
    }

    List<String> words() {
        return words;
    }

    private static WordVocabulary load(String resource) {
        try (InputStream in = WordVocabulary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new WordVocabulary(List.of(text.strip().split("\\s+")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An endless text, word by word. Not safe for use by several threads. */
    public final class Words {
        private final SplittableRandom random;
        private boolean started;

        private Words(SplittableRandom random) {
            this.random = random;
        }

        public String next() {
            String word = words.get(random.nextInt(words.size()));
            if (started) {
                return " " + word;
            }
            started = true;
            return word;
        }
    }
}
