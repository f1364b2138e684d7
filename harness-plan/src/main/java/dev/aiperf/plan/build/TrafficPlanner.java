package dev.aiperf.plan.build;

import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.ArrivalPlan;
import dev.aiperf.plan.ArrivalPlan.Clients;
import dev.aiperf.plan.ArrivalPlan.Gamma;
import dev.aiperf.plan.Ceiling;
import dev.aiperf.plan.Ramp;
import dev.aiperf.plan.RampShape;
import dev.aiperf.plan.RateProfile;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.ReplaySettings;
import dev.aiperf.plan.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans when requests are sent: one load for each point of the sweep. */
final class TrafficPlanner {

    private static final List<Long> ONE_USER = List.of(1L);
    private static final int USERS_FOR_A_PREFILL = 4;

    private final Values values;
    private final Findings findings;
    private final RateSeriesReader series;

    TrafficPlanner(Values values, Environment environment, Findings findings) {
        this.values = values;
        this.findings = findings;
        this.series = new RateSeriesReader(environment);
    }

    /** Returns whether requests are to be sent at a rate. */
    static boolean isOpenLoop(Values values) {
        return values.has(LoadSettings.REQUEST_RATE) || values.has(LoadSettings.REQUEST_RATE_SERIES);
    }

    /** Returns whether rows of a trace are to be sent at their own times. */
    static boolean isReplay(Values values) {
        return values.isOn(ReplaySettings.SCHEDULE)
                || values.given(ReplaySettings.SCHEDULE).filter(Given::isOpen).isPresent();
    }

    /** Returns whether requests are to be sent at given instants, those of a rate or those of a trace. */
    static boolean isByTheClock(Values values) {
        return isOpenLoop(values) || isReplay(values);
    }

    List<TrafficPlan> plan() {
        Optional<List<Long>> concurrency = values.get(LoadSettings.CONCURRENCY);
        Optional<RateProfile> rate = rate();
        Optional<Ceiling> prefill =
                values.get(LoadSettings.PREFILL_CONCURRENCY).map(limit -> ceiling(limit, LoadSettings.PREFILL_RAMP));
        Optional<Ceiling> ceiling = concurrency.map(limits -> ceiling(limits.get(0), LoadSettings.CONCURRENCY_RAMP));
        if (isReplay(values)) {
            return List.of(new TrafficPlan.Replay(ceiling, prefill));
        }
        if (rate.isPresent()) {
            return List.of(new TrafficPlan.OpenLoop(rate.get(), arrivals(), ceiling, prefill));
        }
        Optional<ArrivalPattern> pattern = values.get(LoadSettings.ARRIVAL_PATTERN);
        return concurrency.orElseGet(() -> usersFor(prefill)).stream()
                .<TrafficPlan>map(users ->
                        new TrafficPlan.ClosedLoop(ceiling(users, LoadSettings.CONCURRENCY_RAMP), prefill, pattern))
                .toList();
    }

    /**
     * Returns the load of the warm-up before a measured one: whatever isn't said of it is as there. A measured closed loop has no
     * pattern, so that a rate of the warm-up alone is Poisson, as any rate is. A trace isn't replayed to warm up: there, a closed
     * loop does, of as many users as the trace may have in flight, or one.
     */
    TrafficPlan warmup(TrafficPlan measured) {
        Optional<TrafficPlan.OpenLoop> open =
                measured instanceof TrafficPlan.OpenLoop it ? Optional.of(it) : Optional.empty();
        Optional<Ceiling> measuredConcurrency = concurrency(measured);
        Optional<Ceiling> concurrency =
                orMeasured(LoadSettings.WARMUP_CONCURRENCY, LoadSettings.WARMUP_CONCURRENCY_RAMP, measuredConcurrency);
        Optional<Ceiling> prefill = orMeasured(
                LoadSettings.WARMUP_PREFILL_CONCURRENCY, LoadSettings.WARMUP_PREFILL_RAMP, measured.prefill());
        Optional<RateProfile> rate = values.get(LoadSettings.WARMUP_REQUEST_RATE)
                .map(RateProfile::steady)
                .map(it -> it.rampedBy(open.flatMap(load -> load.rate().ramp())))
                .or(() -> open.map(TrafficPlan.OpenLoop::rate))
                .map(it -> it.rampedBy(ramp(LoadSettings.WARMUP_RATE_RAMP).or(it::ramp)));
        if (rate.isEmpty()) {
            Optional<ArrivalPattern> pattern =
                    measured instanceof TrafficPlan.ClosedLoop closed ? closed.patternWithoutRate() : Optional.empty();
            return new TrafficPlan.ClosedLoop(concurrency.orElseGet(() -> new Ceiling(1)), prefill, pattern);
        }
        ArrivalPlan arrivals = values.get(LoadSettings.WARMUP_ARRIVAL_PATTERN)
                .filter(pattern -> open.isEmpty() || open.get().arrivals().pattern() != pattern)
                .map(ArrivalPlan::of)
                .or(() -> open.map(TrafficPlan.OpenLoop::arrivals))
                .orElseGet(ArrivalPlan.Poisson::new);
        return new TrafficPlan.OpenLoop(rate.get(), arrivals, concurrency, prefill);
    }

    private static Optional<Ceiling> concurrency(TrafficPlan measured) {
        if (measured instanceof TrafficPlan.ClosedLoop closed) {
            return Optional.of(closed.users());
        }
        return measured instanceof TrafficPlan.OpenLoop open
                ? open.ceiling()
                : ((TrafficPlan.Replay) measured).ceiling();
    }

    private Optional<Ceiling> orMeasured(Setting<Long> limit, Setting<Duration> ramp, Optional<Ceiling> measured) {
        Optional<Ramp> itsRamp = ramp(ramp).or(() -> measured.flatMap(Ceiling::ramp));
        return values.get(limit)
                .map(Math::toIntExact)
                .or(() -> measured.map(Ceiling::limit))
                .map(it -> new Ceiling(it, itsRamp));
    }

    /** Returns the users where nobody says how many: enough to keep a prefill ceiling busy. */
    private List<Long> usersFor(Optional<Ceiling> prefill) {
        if (prefill.isEmpty()) {
            return ONE_USER;
        }
        long users = Math.min(
                LoadSettings.MOST_CONCURRENCY,
                USERS_FOR_A_PREFILL * (long) prefill.get().limit());
        findings.note(
                "The concurrency is " + users + ", four times --prefill-concurrency; --concurrency sets another.");
        return List.of(users);
    }

    private Ceiling ceiling(long limit, Setting<Duration> ramp) {
        return new Ceiling(Math.toIntExact(limit), ramp(ramp));
    }

    private Optional<Ramp> ramp(Setting<Duration> duration) {
        RampShape shape = values.get(LoadSettings.RAMP_SHAPE).orElse(RampShape.LINEAR);
        return values.get(duration).map(time -> new Ramp(time, shape));
    }

    private Optional<RateProfile> rate() {
        Optional<Ramp> ramp = ramp(LoadSettings.RATE_RAMP);
        return values.get(LoadSettings.REQUEST_RATE)
                .map(rate -> RateProfile.steady(rate, ramp))
                .or(() -> series.read(values, findings).map(points -> new RateProfile(ramp, points)));
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
