package dev.aiperf.plan.build;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.settings.LoadSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans when requests are sent: one load for each point of the sweep. */
final class TrafficPlanner {

    private static final List<Long> ONE_USER = List.of(1L);

    List<TrafficPlan> plan(Values values) {
        Optional<Double> rate = values.get(LoadSettings.REQUEST_RATE);
        Optional<List<Long>> concurrency = values.get(LoadSettings.CONCURRENCY);
        Optional<ArrivalPattern> pattern = values.get(LoadSettings.ARRIVAL_PATTERN);
        if (rate.isPresent()) {
            OptionalInt ceiling = concurrency.isPresent()
                    ? OptionalInt.of(Math.toIntExact(concurrency.get().get(0)))
                    : OptionalInt.empty();
            return List.of(new TrafficPlan.OpenLoop(rate.get(), pattern.orElse(ArrivalPattern.POISSON), ceiling));
        }
        return concurrency.orElse(ONE_USER).stream()
                .<TrafficPlan>map(users -> new TrafficPlan.ClosedLoop(Math.toIntExact(users), pattern))
                .toList();
    }
}
