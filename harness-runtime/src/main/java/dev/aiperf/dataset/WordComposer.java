package dev.aiperf.dataset;

import dev.aiperf.plan.Seed;
import java.util.SplittableRandom;

/** Composes by counting words, each of which is known to be one token: no tokenizer runs. */
final class WordComposer implements PromptComposer {

    private final OneTokenWords words;
    private final long ringStart;

    WordComposer(OneTokenWords words, Seed seed) {
        this.words = words;
        this.ringStart = seed.value();
    }

    @Override
    public Prompt compose(long entry, int tokens, Seed seed) {
        return new Prompt(words.text(ringStart + entry, tokens, new SplittableRandom(seed.value())), tokens);
    }

    @Override
    public Prompt compose(SharedBlocks blocks, int tokens, Seed seed) {
        StringBuilder text = new StringBuilder(tokens * 8);
        int written = 0;
        for (int block = 0; block < blocks.ids().length && written < tokens; block++) {
            int room = Math.min(blocks.blockTokens(), tokens - written);
            Seed words = blocks.seedOf(block);
            write(text, written, room, words);
            written += room;
        }
        write(text, written, tokens - written, seed);
        return new Prompt(text.toString(), tokens);
    }

    /** Only the word that a text begins with must be one that is a token without a space before it. */
    private void write(StringBuilder text, int written, int count, Seed seed) {
        SplittableRandom random = new SplittableRandom(seed.value());
        int rest = count;
        if (written == 0 && count > 0) {
            text.append(words.first().at(seed.derive("first").value()));
            rest--;
        }
        for (int i = 0; i < rest; i++) {
            text.append(' ').append(words.later().at(random.nextInt()));
        }
    }
}
