package dev.aiperf.traffic;

import dev.aiperf.plan.Seed;

/** The gaps of a Poisson process: exponentially distributed, so that the time to the next is the same from any instant. */
record ExponentialGap() implements Gap {

    @Override
    public double draw(Seed seed) {
        return -Math.log1p(-seed.unit());
    }

    @Override
    public double residual(Seed seed) {
        return draw(seed);
    }
}
