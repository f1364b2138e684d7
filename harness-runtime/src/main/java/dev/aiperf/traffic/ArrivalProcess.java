package dev.aiperf.traffic;

import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.IntegratedRate;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.Seed;

/**
 * The instants at which an open-loop phase wants its requests sent, as nanoseconds after the start of the phase.
 *
 * <p>The k-th instant is a function of the seed and k alone: whoever asks, in whatever order, on whichever machine, gets
 * the same schedule. That is what lets N machines share one run without talking to each other.
 *
 * <p>Implementations are safe to share between threads.
 */
public interface ArrivalProcess {

    /** Returns the instant of arrival {@code index} (from 0), in nanoseconds, never less than the one before. */
    long intendedNanos(long index);

    /** Returns the arrivals of a plan. */
    static ArrivalProcess of(RateProfile rate, ArrivalPlan arrivals, Seed seed) {
        return new TimedArrivals(new IntegratedRate(rate), unitArrivals(arrivals, seed));
    }

    /** Returns arrivals one interval apart, the first at 0. */
    static ArrivalProcess constant(double requestsPerSecond) {
        return of(RateProfile.steady(requestsPerSecond), new ArrivalPlan.Constant(), new Seed(0));
    }

    /** Returns arrivals with independent exponential gaps, the first one gap after 0. */
    static ArrivalProcess poisson(double requestsPerSecond, Seed seed) {
        return of(RateProfile.steady(requestsPerSecond), new ArrivalPlan.Poisson(), seed);
    }

    private static UnitArrivals unitArrivals(ArrivalPlan plan, Seed seed) {
        if (plan instanceof ArrivalPlan.Constant) {
            return index -> (double) index;
        }
        if (plan instanceof ArrivalPlan.Clients clients) {
            return new ClientArrivals(clients, seed);
        }
        Gap gap = plan instanceof ArrivalPlan.Gamma gamma ? new GammaGap(gamma.smoothness()) : new ExponentialGap();
        return new RenewalArrivals(seed, gap);
    }
}
