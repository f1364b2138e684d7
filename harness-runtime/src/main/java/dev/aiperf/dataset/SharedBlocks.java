package dev.aiperf.dataset;

import dev.aiperf.plan.Seed;

/**
 * The beginning of a prompt in blocks, each of which is the same text wherever its id stands: prompts that begin with the same
 * ids begin with the same text, so that a server finds the one's prefix in its cache for the other.
 *
 * @param ids the ids of the blocks, in order; blocks that a prompt has no room for are left out
 * @param blockTokens the tokens of a block, 1 or more
 * @param seed the root of the words of blocks
 */
record SharedBlocks(long[] ids, int blockTokens, Seed seed) {

    /** Returns the branch of the words of one block. */
    Seed seedOf(int block) {
        return seed.derive(ids[block]);
    }
}
