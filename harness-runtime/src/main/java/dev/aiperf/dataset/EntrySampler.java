package dev.aiperf.dataset;

import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.Seed;

/** Which entry a request uses, as a function of its index. Implementations are safe to share. */
interface EntrySampler {

    /** Returns the entry of the {@code index}-th request, from 0 to below the number of entries. */
    long entryOf(long index);

    /**
     * Returns the sampler of a strategy.
     *
     * @param entries how many there are, 1 or more
     * @param seed the root of the draws
     */
    static EntrySampler of(SamplingStrategy strategy, long entries, Seed seed) {
        return switch (strategy) {
            case SEQUENTIAL -> index -> index % entries;
            case RANDOM -> index -> (long) (seed.derive(index).unit() * entries);
            case SHUFFLE -> new ShuffledEntries(Math.toIntExact(entries), seed);
        };
    }
}
