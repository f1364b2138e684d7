package dev.aiperf.run;

import dev.aiperf.dataset.Dataset;
import dev.aiperf.endpoint.ServerErrorText;
import dev.aiperf.engine.ClientPauses;
import dev.aiperf.engine.PauseSummary;
import dev.aiperf.engine.PhaseResult;
import dev.aiperf.metrics.MetricResult;
import dev.aiperf.metrics.PhaseAccumulator;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.metrics.RecordValues;
import dev.aiperf.plan.ArrivalPattern;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.TrafficPlan.ClosedLoop;
import dev.aiperf.plan.TrafficPlan.Replay;
import dev.aiperf.record.AnswerCheck;
import dev.aiperf.record.RecordMaker;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.record.TokenCounting;
import dev.aiperf.stats.Distribution;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.WallClockAnchor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the records of one run are made, and what they add up to: the same while a run goes on and where its result is made
 * later. Takes records from one thread at a time.
 */
final class RunRecords {

    private static final double DEGRADED_LAG_MILLIS = 500;

    private final ProfilePlan plan;
    private final RunParts parts;
    private final PhaseAccumulator measured;
    private final PhaseAccumulator warmedUp;
    private long overlappingPause;

    RunRecords(ProfilePlan plan, RunParts parts) {
        this.plan = plan;
        this.parts = parts;
        this.measured = accumulator();
        this.warmedUp = accumulator();
    }

    private PhaseAccumulator accumulator() {
        boolean approximate =
                parts.tokenizer().approximate() && !plan.endpoint().serverTokenCount();
        return new PhaseAccumulator(parts.metrics(), plan.endpoint(), plan.goodput(), approximate);
    }

    /**
     * Returns what makes the records.
     *
     * @param dataset what was asked
     * @param check judges the answers that are valid otherwise
     * @param pauses the pauses of the client meanwhile
     */
    RecordMaker maker(Cell cell, Dataset dataset, AnswerCheck check, ClientPauses pauses) {
        return new RecordMaker(
                parts.endpoint().reader(),
                parts.tokenizer().tokenizer(),
                dataset,
                new ServerErrorText(),
                tokenCounting(),
                check,
                pauses);
    }

    private TokenCounting tokenCounting() {
        if (plan.endpoint().serverTokenCount()) {
            return TokenCounting.SERVER;
        }
        return parts.tokenizer().approximate() ? TokenCounting.SERVER_WHERE_REPORTED : TokenCounting.CLIENT;
    }

    RecordValues take(RequestRecord record) {
        overlappingPause += record.phase() == PhaseKind.MEASUREMENT && record.clientPauseNanos() > 0 ? 1 : 0;
        return (record.phase() == PhaseKind.WARMUP ? warmedUp : measured).accept(record);
    }

    /** Returns the pauses of the client, and how many measured requests they reached. */
    PauseSummary pauses(ClientPauses pauses, WallClockAnchor anchor) {
        List<PauseSummary.Pause> longest = pauses.longest(PauseSummary.MOST).stream()
                .map(pause -> new PauseSummary.Pause(
                        pause.cause(), anchor.toInstant(pause.startNanos()), Duration.ofNanos(pause.lengthNanos())))
                .toList();
        return new PauseSummary(pauses.count(), overlappingPause, longest);
    }

    PhaseSummary summary() {
        return measured.summary();
    }

    /** Returns what the warm-up gave, where the run has one. */
    Optional<PhaseSummary> warmup() {
        return parts.warmup(plan).map(asked -> warmedUp.summary());
    }

    /**
     * Returns what a reader of the numbers should know, in sentences.
     *
     * @param diskFailed whether not all requests could be written
     */
    List<String> notes(
            Cell cell, PhaseResult phase, PhaseSummary summary, Optional<PhaseSummary> warmup, boolean diskFailed) {
        List<String> notes = new ArrayList<>();
        parts.tokenizer().warning().ifPresent(notes::add);
        notes.addAll(summary.faults());
        if (cell.traffic() instanceof ClosedLoop closed) {
            closed.patternWithoutRate().ifPresent(pattern -> notes.add(withoutRate(closed, pattern, summary)));
        }
        if (cell.traffic() instanceof Replay) {
            summary.result("send_lateness")
                    .flatMap(MetricResult::distribution)
                    .ifPresent(lag -> notes.add(replayLag(lag)));
        }
        notes.addAll(LoadNotes.of(phase, summary, measured.lastValidNanos(), warmup, diskFailed));
        return notes;
    }

    /** A trace is replayed well or badly; AIPerf calls it degraded beyond the same bound. */
    private static String replayLag(Distribution lag) {
        String sentence = String.format(
                Locale.ROOT,
                "Replay lag, from a row's time to its request's start: p50 %.3f ms, p90 %.3f ms, p99 %.3f ms.",
                lag.percentile(50),
                lag.percentile(90),
                lag.percentile(99));
        return lag.percentile(99) > DEGRADED_LAG_MILLIS
                ? sentence + " The replay is degraded: what was measured is of another load than the trace."
                : sentence;
    }

    /** Little's law, L = λ W, with the number in flight and the mean latency that were measured, gives the rate. */
    private static String withoutRate(ClosedLoop closed, ArrivalPattern pattern, PhaseSummary summary) {
        String said = "The arrival pattern " + pattern.name().toLowerCase(Locale.ROOT)
                + " has no effect without a request rate: each answer makes room for the next request.";
        return summary.result("request_latency")
                .map(latency -> said
                        + String.format(
                                Locale.ROOT,
                                " --request-rate %s would keep about as many in flight (Little's law: %d in flight for"
                                        + " %.1f ms each).",
                                threeDigits(closed.concurrency() / (latency.value() / 1e3)),
                                closed.concurrency(),
                                latency.value()))
                .orElse(said);
    }

    private static String threeDigits(double value) {
        return new BigDecimal(value).round(new MathContext(3)).toPlainString();
    }
}
