package dev.aiperf.simulator.engine;

/**
 * The budget of tokens whose keys and values fit in memory.
 *
 * <p>A sequence reserves its whole length when it is admitted. Real engines reserve block by block and preempt when they
 * run out; reserving ahead queues at about the same load and never throws computed work away.
 */
final class KvCache {
    private final long capacity;
    private long used;

    KvCache(long capacity) {
        this.capacity = capacity;
    }

    boolean reserve(long tokens) {
        if (used + tokens > capacity) {
            return false;
        }
        used += tokens;
        return true;
    }

    void release(long tokens) {
        used -= tokens;
    }

    double usage() {
        return (double) used / capacity;
    }
}
