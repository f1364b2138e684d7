package dev.aiperf.traffic;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.ClientGaps;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.Seed;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The next instant of a schedule, which the pacer asks for before each request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ArrivalsBenchmark {

    private static final Map<String, ArrivalPlan> PLANS = Map.of(
            "constant", new ArrivalPlan.Constant(),
            "poisson", new ArrivalPlan.Poisson(),
            "gamma 0.5", new ArrivalPlan.Gamma(0.5),
            "gamma 4", new ArrivalPlan.Gamma(4),
            "clients", ArrivalPlan.of(ArrivalPattern.CLIENTS),
            "10,000 clients", new ArrivalPlan.Clients(10_000, 1.5, ClientGaps.WEIBULL, 0.5));

    @Param({"constant", "poisson", "gamma 0.5", "gamma 4", "clients", "10,000 clients"})
    private String pattern = "constant";

    private ArrivalProcess arrivals = ArrivalProcess.constant(1);
    private long index;

    @Setup
    public void make() {
        arrivals =
                ArrivalProcess.of(RateProfile.steady(20_000), Objects.requireNonNull(PLANS.get(pattern)), new Seed(1));
    }

    @Benchmark
    public long next() {
        return arrivals.intendedNanos(index++);
    }
}
