package dev.aiperf.plan.build;

import dev.aiperf.plan.CancellationPlan;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.StopCondition;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.SessionSettings;
import dev.aiperf.plan.text.DurationText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Plans when the phases of a run end. */
final class PhasePlanner {

    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);

    Optional<PhasePlan> warmup(Values values) {
        Optional<Duration> grace = values.get(LoadSettings.WARMUP_GRACE_PERIOD).flatMap(given -> given);
        Optional<Duration> duration = values.get(LoadSettings.WARMUP_DURATION);
        return sessions(values.get(SessionSettings.WARMUP_COUNT), duration)
                .or(() -> firstOf(values.get(LoadSettings.WARMUP_REQUESTS), duration))
                .map(stop -> new PhasePlan(stop, grace));
    }

    PhasePlan measurement(Values values, DatasetPlan dataset, TrafficPlan traffic) {
        Optional<Duration> duration = values.get(LoadSettings.DURATION);
        Optional<Optional<Duration>> grace = values.get(LoadSettings.GRACE_PERIOD);
        Optional<Duration> defaultGrace = duration.isPresent() ? Optional.of(DEFAULT_GRACE) : Optional.empty();
        StopCondition stop = sessions(values.get(SessionSettings.COUNT), duration)
                .or(() -> firstOf(values.get(LoadSettings.REQUEST_COUNT), duration))
                .orElseGet(() -> unbounded(dataset, traffic));
        return new PhasePlan(stop, grace.orElse(defaultGrace), cancellation(values));
    }

    private static Optional<CancellationPlan> cancellation(Values values) {
        Duration delay = values.get(LoadSettings.CANCELLATION_DELAY).orElse(Duration.ZERO);
        return values.get(LoadSettings.CANCELLATION_RATE)
                .filter(percent -> percent > 0)
                .map(percent -> new CancellationPlan(percent, delay));
    }

    /** The rule for a run that nobody bounded: enough to say something, and no more than one pass of a file. */
    private static StopCondition unbounded(DatasetPlan dataset, TrafficPlan traffic) {
        return dataset instanceof DatasetPlan.InputFile
                ? new StopCondition.WholeDataset()
                : StopCondition.AtLeast.unbounded(traffic);
    }

    /** Says what the rule for a run that nobody bounded comes to. */
    static void noteUnbounded(List<Cell> cells, Findings findings) {
        cells.stream()
                .flatMap(cell -> cell.measurement().stop() instanceof StopCondition.AtLeast least
                        ? Stream.of(least)
                        : Stream.empty())
                .min(Comparator.comparingLong(StopCondition.AtLeast::requests))
                .ifPresent(smallest -> {
                    String requests = cells.size() == 1
                            ? smallest.requests() + " requests"
                            : smallest.requests() + " requests (twice the concurrency where that is more)";
                    findings.note("Nothing bounds the run: " + (cells.size() == 1 ? "it" : "each cell")
                            + " goes on for at least " + DurationText.format(smallest.duration()) + " and at least "
                            + requests + "; --request-count and --benchmark-duration bound it.");
                });
    }

    private static Optional<StopCondition> sessions(Optional<Long> count, Optional<Duration> duration) {
        return count.map(sessions -> new StopCondition.Sessions(sessions, duration));
    }

    private static Optional<StopCondition> firstOf(Optional<Long> requests, Optional<Duration> duration) {
        if (requests.isEmpty() && duration.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong count = requests.isPresent() ? OptionalLong.of(requests.get()) : OptionalLong.empty();
        return Optional.of(new StopCondition.FirstOf(count, duration));
    }
}
