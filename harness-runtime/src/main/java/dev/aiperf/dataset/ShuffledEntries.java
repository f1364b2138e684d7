package dev.aiperf.dataset;

import dev.aiperf.plan.Seed;
import java.util.SplittableRandom;

/**
 * Entries without replacement: each pass over the data set has an order of its own, made by Fisher and Yates' shuffle from
 * the seed of the pass. The latest pass is kept, at 4 bytes an entry; asking for another one makes it anew.
 */
final class ShuffledEntries implements EntrySampler {

    private final int entries;
    private final Seed seed;
    private volatile Pass latest;

    ShuffledEntries(int entries, Seed seed) {
        this.entries = entries;
        this.seed = seed;
        this.latest = pass(0);
    }

    @Override
    public long entryOf(long index) {
        long number = index / entries;
        Pass pass = latest;
        if (pass.number != number) {
            pass = reach(number);
        }
        return pass.order[(int) (index % entries)];
    }

    /** Makes a pass once, whoever comes first; requests of two neighbouring passes may alternate for a while. */
    private synchronized Pass reach(long number) {
        Pass pass = latest;
        if (pass.number != number) {
            pass = pass(number);
            latest = pass;
        }
        return pass;
    }

    private Pass pass(long number) {
        SplittableRandom random = new SplittableRandom(seed.derive(number).value());
        int[] order = new int[entries];
        for (int i = 0; i < entries; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return new Pass(number, order);
    }

    /** The order of one pass; never changed once made. */
    private record Pass(long number, int[] order) {}
}
