package dev.aiperf.traffic;

import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.ClientGaps;
import dev.aiperf.plan.Seed;
import org.jspecify.annotations.Nullable;

/**
 * The arrivals of a population of clients, merged: each client has a share of the rate, heavy-tailed over the population, and
 * gaps of its own. A few large clients make the bursts, as in traces of production (ServeGen, arXiv 2505.09999, 2025).
 *
 * <p>Gap k of client i is a pure function of (seed, i, k), so the merged schedule is one of (seed, index). The merge goes
 * forward only and holds the next arrival of each client, whatever its length: asking in order costs a draw and the logarithm
 * of the population an arrival, asking for what was before the latest 256 costs the merge from the start.
 */
final class ClientArrivals implements UnitArrivals {

    private static final int BLOCK = 256;

    private final ArrivalPlan.Clients plan;
    private final Seed seed;
    private final Gap gap;
    private @Nullable Merge merge;
    private volatile Block latest;

    ClientArrivals(ArrivalPlan.Clients plan, Seed seed) {
        this.plan = plan;
        this.seed = seed;
        this.gap =
                plan.gaps() == ClientGaps.WEIBULL ? new WeibullGap(plan.smoothness()) : new GammaGap(plan.smoothness());
        this.latest = merged(0);
    }

    @Override
    public double at(long index) {
        long number = index / BLOCK;
        Block block = latest;
        if (block.number != number) {
            block = reach(number);
        }
        return block.instants[(int) (index % BLOCK)];
    }

    private synchronized Block reach(long number) {
        if (latest.number == number) {
            // Another thread was here first: the merge goes forward only.
            return latest;
        }
        latest = merged(number);
        return latest;
    }

    private Block merged(long number) {
        Merge running = merge;
        if (running == null || running.blocks > number) {
            running = new Merge();
            merge = running;
        }
        double[] instants = running.nextBlock();
        while (running.blocks <= number) {
            instants = running.nextBlock();
        }
        return new Block(number, instants);
    }

    /** The instants of one block; never changed once made. */
    private record Block(long number, double[] instants) {}

    /** Where the merge stands: a binary heap of the clients, the one that sends next at its root. */
    private final class Merge {

        private final double[] meanGap = new double[plan.count()];
        private final double[] next = new double[plan.count()];
        private final long[] drawn = new long[plan.count()];
        private final int[] heap = new int[plan.count()];
        private long blocks;

        Merge() {
            double sum = 0;
            for (int client = 0; client < heap.length; client++) {
                sum += weight(client);
            }
            for (int client = 0; client < heap.length; client++) {
                meanGap[client] = sum / weight(client);
                next[client] = meanGap[client] * gap.residual(drawOf(client));
                heap[client] = client;
            }
            for (int at = heap.length / 2 - 1; at >= 0; at--) {
                sink(at);
            }
        }

        private double weight(int client) {
            return Math.pow(client + 1.0, -plan.skew());
        }

        private Seed drawOf(int client) {
            return seed.derive(client).derive(drawn[client]++);
        }

        double[] nextBlock() {
            double[] instants = new double[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                int client = heap[0];
                instants[i] = next[client];
                next[client] += meanGap[client] * gap.draw(drawOf(client));
                sink(0);
            }
            blocks++;
            return instants;
        }

        private void sink(int from) {
            int client = heap[from];
            int at = from;
            for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
                if (child + 1 < heap.length && next[heap[child + 1]] < next[heap[child]]) {
                    child++;
                }
                if (next[client] <= next[heap[child]]) {
                    break;
                }
                heap[at] = heap[child];
                at = child;
            }
            heap[at] = client;
        }
    }
}
