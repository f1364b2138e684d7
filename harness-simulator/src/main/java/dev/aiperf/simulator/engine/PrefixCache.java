package dev.aiperf.simulator.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which prompt prefixes have been computed, in blocks of 16 tokens, the least recently used forgotten first.
 *
 * <p>A block is known by a hash of its tokens and of the block before it, so that equal text after unequal text is no
 * hit. Its capacity is that of the KV cache, but it takes no room from it: engines keep cached blocks only in memory that
 * no running sequence needs.
 */
final class PrefixCache {
    static final int BLOCK_TOKENS = 16;

    private final LinkedHashMap<Long, Boolean> blocks;
    private long queries;
    private long hits;

    PrefixCache(long capacityTokens) {
        long capacityBlocks = Math.max(1, capacityTokens / BLOCK_TOKENS);
        this.blocks = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > capacityBlocks;
            }
        };
    }

    /** How many leading tokens are known already; never all of them, as the last one yields the first output token. */
    int lookUp(int[] prompt) {
        int known = 0;
        long hash = 0;
        while (known + BLOCK_TOKENS < prompt.length) {
            hash = hash(hash, prompt, known);
            if (blocks.get(hash) == null) {
                break;
            }
            known += BLOCK_TOKENS;
        }
        queries += prompt.length;
        hits += known;
        return known;
    }

    void remember(int[] prompt) {
        long hash = 0;
        for (int from = 0; from + BLOCK_TOKENS <= prompt.length; from += BLOCK_TOKENS) {
            hash = hash(hash, prompt, from);
            blocks.put(hash, Boolean.TRUE);
        }
    }

    void clear() {
        blocks.clear();
    }

    long queries() {
        return queries;
    }

    long hits() {
        return hits;
    }

    private static long hash(long before, int[] tokens, int from) {
        long hash = before;
        for (int i = from; i < from + BLOCK_TOKENS; i++) {
            hash = (hash ^ tokens[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
