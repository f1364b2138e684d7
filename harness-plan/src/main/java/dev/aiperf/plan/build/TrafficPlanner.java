package dev.aiperf.plan.build;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.ArrivalPlan.Clients;
import dev.aiperf.plan.ArrivalPlan.Gamma;
import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.settings.LoadSettings;
import java.util.List;
import java.util.Optional;

/** Plans when requests are sent: one load for each point of the sweep. */
final class TrafficPlanner {

    private static final List<Long> ONE_USER = List.of(1L);

    private final Values values;
    private final Findings findings;
    private final RateSeriesReader series;

    TrafficPlanner(Values values, Environment environment, Findings findings) {
        this.values = values;
        this.findings = findings;
        this.series = new RateSeriesReader(environment);
    }

    /** Returns whether requests are to be sent by the clock. */
    static boolean isOpenLoop(Values values) {
        return values.has(LoadSettings.REQUEST_RATE) || values.has(LoadSettings.REQUEST_RATE_SERIES);
    }

    List<TrafficPlan> plan() {
        Optional<List<Long>> concurrency = values.get(LoadSettings.CONCURRENCY);
        Optional<RateProfile> rate = rate();
        if (rate.isPresent()) {
            Optional<Ceiling> ceiling = concurrency.map(limits -> new Ceiling(Math.toIntExact(limits.get(0))));
            return List.of(new TrafficPlan.OpenLoop(rate.get(), arrivals(), ceiling));
        }
        Optional<ArrivalPattern> pattern = values.get(LoadSettings.ARRIVAL_PATTERN);
        return concurrency.orElse(ONE_USER).stream()
                .<TrafficPlan>map(users -> new TrafficPlan.ClosedLoop(Math.toIntExact(users), pattern))
                .toList();
    }

    private Optional<RateProfile> rate() {
        return values.get(LoadSettings.REQUEST_RATE)
                .map(RateProfile::steady)
                .or(() -> series.read(values, findings).map(points -> new RateProfile(Optional.empty(), points)));
    }

    private ArrivalPlan arrivals() {
        double smoothness = values.get(LoadSettings.ARRIVAL_SMOOTHNESS).orElse(Gamma.DEFAULT_SMOOTHNESS);
        return switch (pattern()) {
            case CONSTANT -> new ArrivalPlan.Constant();
            case POISSON -> new ArrivalPlan.Poisson();
            case GAMMA -> new Gamma(smoothness);
            case CLIENTS ->
                new Clients(
                        Math.toIntExact(values.get(LoadSettings.ARRIVAL_CLIENTS).orElse((long) Clients.DEFAULT_COUNT)),
                        values.get(LoadSettings.ARRIVAL_CLIENT_SKEW).orElse(Clients.DEFAULT_SKEW),
                        values.get(LoadSettings.ARRIVAL_CLIENT_GAPS).orElse(Clients.DEFAULT_GAPS),
                        smoothness);
        };
    }

    /** Returns the pattern that was asked for, by its name or by what only it has. */
    private ArrivalPattern pattern() {
        Optional<ArrivalPattern> named = values.get(LoadSettings.ARRIVAL_PATTERN);
        if (named.isPresent()) {
            return named.get();
        }
        boolean clients = values.has(LoadSettings.ARRIVAL_CLIENTS)
                || values.has(LoadSettings.ARRIVAL_CLIENT_SKEW)
                || values.has(LoadSettings.ARRIVAL_CLIENT_GAPS);
        boolean gamma = values.has(LoadSettings.ARRIVAL_SMOOTHNESS);
        return clients ? ArrivalPattern.CLIENTS : gamma ? ArrivalPattern.GAMMA : ArrivalPattern.POISSON;
    }
}
