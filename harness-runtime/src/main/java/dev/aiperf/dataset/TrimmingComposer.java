package dev.aiperf.dataset;

import dev.aiperf.plan.Seed;
import dev.aiperf.tokenizer.Tokenizer;
import java.util.SplittableRandom;

/**
 * Composes for any tokenizer: writes too many words, then looks for the character at which to cut.
 *
 * <p>One character more is seldom more than one token more, so where the count passes the wanted one it mostly meets it.
 * The place is bracketed by counts, guessed alternately by proportion and by halves: some 5 to 12 counts a prompt. Where
 * the count jumps over the wanted one, other words are tried; after {@value #ATTEMPTS} texts the nearest is given, with
 * its true count. A cut never leaves a space at the end: chat templates strip it, and the count with it.
 */
final class TrimmingComposer implements PromptComposer {

    private static final int ATTEMPTS = 16;
    /** So many words tell how many make a token. */
    private static final int SAMPLE_WORDS = 2048;

    /** A tokenizer that makes one token of that many words will not get to the wanted count by more of them. */
    private static final int MOST_WORDS_PER_TOKEN = 16;

    private final WordList words;
    private final Tokenizer tokenizer;
    private final long ringStart;
    private final double wordsPerToken;

    TrimmingComposer(WordList words, Tokenizer tokenizer, Seed seed) {
        this.words = words;
        this.tokenizer = tokenizer;
        this.ringStart = seed.value();
        this.wordsPerToken = SAMPLE_WORDS / (double) Math.max(1, tokenizer.count(sample()));
    }

    private String sample() {
        StringBuilder text = new StringBuilder();
        append(text, SAMPLE_WORDS, new SplittableRandom(SAMPLE_WORDS));
        return text.toString();
    }

    private void append(StringBuilder text, long count, SplittableRandom random) {
        for (long i = 0; i < count; i++) {
            text.append(text.isEmpty() ? "" : " ").append(words.at(random.nextInt()));
        }
    }

    @Override
    public Prompt compose(long entry, int tokens, Seed seed) {
        Prompt best = attempt(ringStart + entry, tokens, seed.derive(0));
        for (int i = 1; i < ATTEMPTS && best.tokens() != tokens; i++) {
            // Another first word, too: a short prompt may have no other, and it may be what can't be cut to length.
            Prompt next = attempt(ringStart + entry + seed.derive(i).value(), tokens, seed.derive(i));
            if (Math.abs(next.tokens() - tokens) < Math.abs(best.tokens() - tokens)) {
                best = next;
            }
        }
        return best;
    }

    /** Blocks have as many words as make their tokens on average, since each must be the same text wherever it stands. */
    @Override
    public Prompt compose(SharedBlocks blocks, int tokens, Seed seed) {
        StringBuilder text = new StringBuilder();
        int wholeBlocks = Math.min(blocks.ids().length, 1 + (tokens - 1) / blocks.blockTokens());
        long blockWords = Math.max(1, Math.round(blocks.blockTokens() * wordsPerToken));
        for (int block = 0; block < wholeBlocks; block++) {
            append(text, blockWords, new SplittableRandom(blocks.seedOf(block).value()));
        }
        SplittableRandom random = new SplittableRandom(seed.value());
        int count = tokenizer.count(text.toString());
        for (int i = 0; count < tokens && i < ATTEMPTS; i++) {
            append(text, Math.max(8, Math.round((tokens - count) * wordsPerToken)), random);
            count = tokenizer.count(text.toString());
        }
        return count <= tokens ? new Prompt(text.toString(), count) : cut(text.toString(), count, tokens);
    }

    private Prompt attempt(long firstWord, int tokens, Seed seed) {
        SplittableRandom random = new SplittableRandom(seed.value());
        StringBuilder growing = new StringBuilder(words.at(firstWord));
        long most = (long) MOST_WORDS_PER_TOKEN * tokens;
        long written = 1;
        long wanted = tokens;
        int count = tokenizer.count(growing.toString());
        while (count < tokens && written < most) {
            for (; written < wanted; written++) {
                growing.append(' ').append(words.at(random.nextInt()));
            }
            count = tokenizer.count(growing.toString());
            wanted = 2 * wanted + 1;
        }
        String text = growing.toString();
        return count <= tokens ? new Prompt(text, count) : cut(text, count, tokens);
    }

    /** Finds the first cut, going by a bracket, whose count is the wanted one or more. */
    private Prompt cut(String text, int whole, int tokens) {
        int low = 0;
        int lowCount = 0;
        int high = text.length();
        int highCount = whole;
        boolean halve = false;
        while (highCount != tokens && high - low > 1) {
            int at = halve ? low + (high - low) / 2 : proportional(low, lowCount, high, highCount, tokens);
            int end = text.charAt(at - 1) == ' ' ? at - 1 : at;
            int count = end == low ? lowCount : tokenizer.count(text.substring(0, end));
            if (count >= tokens) {
                high = end;
                highCount = count;
            } else {
                low = at;
                lowCount = count;
            }
            halve = !halve;
        }
        return new Prompt(text.substring(0, high), highCount);
    }

    private static int proportional(int low, int lowCount, int high, int highCount, int tokens) {
        long share = (long) (high - low) * (tokens - lowCount) / (highCount - lowCount);
        return (int) Math.max(low + 1, Math.min(high - 1, low + share));
    }
}
