package dev.aiperf.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Does work that several threads may find, one thread at a time and without a lock: whoever finds the drain busy leaves
 * the work to the thread that is in it, and goes on. What a step throws ends the drain, which the next caller begins anew.
 *
 * <p>So a selector thread never waits for another one, and a request that ends while it is being sent doesn't send the
 * next one from within itself, however often that happens.
 */
final class SerialDrain {

    private final AtomicInteger calls = new AtomicInteger();
    private final BooleanSupplier step;

    /**
     * Makes a drain.
     *
     * @param step does one piece of work, and returns whether there may be more
     */
    SerialDrain(BooleanSupplier step) {
        this.step = step;
    }

    /** Does all the work there is, here or on the thread that is at it. Wait-free for the caller that finds it busy. */
    void run() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        try {
            do {
                while (step.getAsBoolean()) {
                    // Each step does its work by itself.
                }
                seen = calls.addAndGet(-seen);
            } while (seen != 0);
        } finally {
            if (seen != 0) {
                // A step threw. Who came meanwhile found the drain busy: their work is done by the next who comes.
                calls.set(0);
            }
        }
    }

    /** Returns whether no thread is in the drain. */
    boolean isIdle() {
        return calls.get() == 0;
    }
}
