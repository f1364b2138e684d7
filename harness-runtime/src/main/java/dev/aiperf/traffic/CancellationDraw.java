package dev.aiperf.traffic;

import dev.aiperf.plan.CancellationPlan;
import dev.aiperf.plan.Seed;
import java.time.Duration;

/**
 * Draws the requests of a phase that are dropped on purpose.
 *
 * <p>Whether a request is drawn is a function of the seed and its index alone: the same requests are cancelled whatever the
 * load, and whichever machine sends them. Immutable.
 */
public final class CancellationDraw {

    private static final double WHOLE = 100;

    private final CancellationPlan plan;
    private final Seed seed;

    /**
     * @param plan how many, and when
     * @param seed the root of the phase's draws
     */
    public CancellationDraw(CancellationPlan plan, Seed seed) {
        this.plan = plan;
        this.seed = seed.derive("cancellation");
    }

    /** Returns whether the request of an index, from 0, is to be dropped. */
    public boolean draws(long index) {
        return WHOLE * seed.derive(index).unit() < plan.percent();
    }

    /** Returns how long after a request was written it is dropped. */
    public Duration delay() {
        return plan.delay();
    }
}
