package dev.aiperf.dataset;

import dev.aiperf.plan.Seed;
import dev.aiperf.tokenizer.Tokenizer;

/** Writes readable prompts of a wanted number of tokens. Implementations are immutable and safe to share. */
interface PromptComposer {

    /**
     * Composes the prompt of an entry: the same arguments give the same text. Prompts of neighbouring entries differ from
     * their first word on, so that no server finds the one's prefix in its cache for the other.
     *
     * @param tokens how many are wanted, 1 or more
     * @param seed the branch of the entry's own words
     */
    Prompt compose(long entry, int tokens, Seed seed);

    /**
     * Composes a prompt that begins with shared blocks, as many as it has room for, and goes on with words of its own.
     *
     * @param blocks one or more
     * @param tokens how many are wanted in all, 1 or more
     * @param seed the branch of the prompt's own words
     */
    Prompt compose(SharedBlocks blocks, int tokens, Seed seed);

    /** Returns the fast composer where the tokenizer allows for it, else the one that counts what it wrote. */
    static PromptComposer of(Tokenizer tokenizer, Seed seed) {
        WordList words = WordList.english();
        return OneTokenWords.find(words, tokenizer)
                .<PromptComposer>map(found -> new WordComposer(found, seed))
                .orElseGet(() -> new TrimmingComposer(words, tokenizer, seed));
    }
}
