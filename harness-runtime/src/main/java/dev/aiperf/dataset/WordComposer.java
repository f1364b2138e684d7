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
}
