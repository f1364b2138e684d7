package dev.aiperf.dataset;

import dev.aiperf.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Words that are one token each wherever they stand, so that a text of n of them has n tokens without being counted.
 *
 * <p>Nearly every tokenizer has such words: byte-pair vocabularies hold the common words with their leading space and are
 * split at spaces before any merge. Nothing promises that, though (a vocabulary may merge across words), so it is tried on
 * random texts before it is relied on.
 *
 * @param first those that are one token at the start of a text
 * @param later those that add one token after another word and a space
 */
record OneTokenWords(WordList first, WordList later) {

    private static final int LEAST_FIRST = 64;
    private static final int LEAST_LATER = 256;
    private static final int TRIALS = 64;
    private static final int LONGEST_TRIAL = 512;

    /** Finds the words; empty when there are too few, or when texts of them don't count as they should. */
    static Optional<OneTokenWords> find(WordList words, Tokenizer tokenizer) {
        List<String> first = new ArrayList<>();
        for (String word : words.words()) {
            if (tokenizer.count(word) == 1) {
                first.add(word);
            }
        }
        if (first.size() < LEAST_FIRST) {
            return Optional.empty();
        }
        List<String> later = new ArrayList<>();
        String before = first.get(0) + " ";
        for (String word : words.words()) {
            if (tokenizer.count(before + word) == 2) {
                later.add(word);
            }
        }
        if (later.size() < LEAST_LATER) {
            return Optional.empty();
        }
        OneTokenWords found = new OneTokenWords(new WordList(first), new WordList(later));
        return found.compose(tokenizer) ? Optional.of(found) : Optional.empty();
    }

    /** Tries texts of 1 to 512 words: some 16,000 pairs of neighbours. */
    private boolean compose(Tokenizer tokenizer) {
        SplittableRandom random = new SplittableRandom(TRIALS);
        for (int trial = 1; trial <= TRIALS; trial++) {
            int words = trial * LONGEST_TRIAL / TRIALS - random.nextInt(LONGEST_TRIAL / TRIALS);
            if (tokenizer.count(text(trial, words, random)) != words) {
                return false;
            }
        }
        return true;
    }

    /** Returns a text of so many words; the first one is that of a position on the ring of first words. */
    String text(long position, int words, SplittableRandom random) {
        StringBuilder text = new StringBuilder(words * 8).append(first.at(position));
        List<String> choices = later.words();
        for (int i = 1; i < words; i++) {
            text.append(' ').append(choices.get(random.nextInt(choices.size())));
        }
        return text.toString();
    }
}
