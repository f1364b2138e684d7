package dev.aiperf.run;

import dev.aiperf.engine.ClientHealth;
import dev.aiperf.metrics.MetricInfo;
import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.plan.GoodputBound;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.run.GateResult.Basis;
import dev.aiperf.run.GateResult.Outcome;
import dev.aiperf.stats.Interval;
import dev.aiperf.stats.RunSample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Judges limits on statistics of one cell's runs.
 *
 * <p>Over several runs the interval of the run values decides: beyond the limit it is failed, within it passed, across it
 * not known. One run has no interval, and its value decides. What would pass with too few requests for the statistic isn't
 * known, unless the plan asks for an indicative judgement; what fails with few has failed. Each gate is judged at the plan's confidence, however many
 * gates there are: more of them make it likelier that some gate errs, and each by itself errs as rarely as it says.
 */
final class LimitJudge {

    private final String rule;
    private final double level;
    private final boolean indicative;
    private final CellRuns cell;
    /** What a good request keeps, in words. */
    private final String bounds;

    LimitJudge(String rule, ProfilePlan plan, CellRuns cell) {
        this.rule = rule;
        level = plan.runs().confidenceLevel();
        bounds = plan.goodput().stream().map(bound -> words(cell, bound)).collect(Collectors.joining(", "));
        indicative = plan.gates().indicative();
        this.cell = cell;
    }

    private static String words(CellRuns cell, GoodputBound bound) {
        Optional<MetricInfo> metric =
                RunValues.of(cell.runs(), bound.metric(), "avg").metric();
        String relation = metric.map(MetricInfo::largerIsBetter).orElse(false) ? " ≥ " : " ≤ ";
        String unit = metric.map(info -> " " + info.unit()).orElse("");
        return bound.metric() + relation + Figure.exact(bound.threshold()) + unit;
    }

    GateResult judge(Gate gate) {
        RunValues values = RunValues.of(cell.runs(), gate.metric(), gate.statistic());
        Subject subject = new Subject(gate, values);
        Optional<String> nothing = nothingToJudge(gate, values);
        if (nothing.isPresent()) {
            String finding = "nothing to judge " + subject.name() + " by in "
                    + cell.cell().name() + ": " + nothing.get();
            return subject.result(Outcome.FAILED, Basis.NO_DATA, finding);
        }
        if (values.infinite() > 0) {
            String finding = subject.name() + " has no number in " + values.infinite() + " of "
                    + runs(values.values().size()) + ", as too many requests failed; " + subject.asked()
                    + " is asked for in " + cell.cell().name();
            return subject.result(Outcome.FAILED, Basis.FAILURES, finding);
        }
        RunSample sample = values.sample();
        Optional<GoodShare> share = GoodShare.of(gate, cell.runs());
        Optional<Interval> interval = GoodShare.interval(gate, cell.runs(), sample, level);
        if (values.approximate()) {
            return subject.judged(
                    sample,
                    interval,
                    Outcome.NOT_KNOWN,
                    Basis.STAND_IN_TOKENIZER,
                    ", made of tokens that a stand-in for the model's tokenizer counted; " + subject.asked()
                            + " is asked for in " + cell.cell().name());
        }
        boolean kept = GateResult.isKept(sample.mean(), gate.limit(), gate.direction());
        Outcome outcome = interval.map(it -> outcome(it, gate)).orElse(kept ? Outcome.PASSED : Outcome.FAILED);
        String relation = ", " + subject.relation(outcome);
        boolean enough = values.carried() && share.map(it -> it.canTell(level)).orElse(true);
        if (kept && !enough && !indicative) {
            return subject.judged(sample, interval, Outcome.NOT_KNOWN, Basis.TOO_FEW_REQUESTS, relation);
        }
        Basis basis = interval.isPresent() ? Basis.INTERVAL : Basis.POINT_VALUE;
        return subject.judged(sample, interval, outcome, basis, relation);
    }

    private static Outcome outcome(Interval interval, Gate gate) {
        boolean lowKept = GateResult.isKept(interval.low(), gate.limit(), gate.direction());
        boolean highKept = GateResult.isKept(interval.high(), gate.limit(), gate.direction());
        if (lowKept && highKept) {
            return Outcome.PASSED;
        }
        return lowKept || highKept ? Outcome.NOT_KNOWN : Outcome.FAILED;
    }

    private Optional<String> nothingToJudge(Gate gate, RunValues values) {
        if (cell.begun() == 0) {
            return Optional.of("it was not run");
        }
        if (cell.runs().isEmpty()) {
            return Optional.of("no run gave a result");
        }
        List<String> labels = cell.labels();
        for (int k = 0; k < cell.runs().size(); k++) {
            RunResult run = cell.runs().get(k);
            if (run.measurement().validRequests() == 0) {
                return Optional.of(labels.get(k) + " has no valid request");
            }
            if (run.health().verdict() == ClientHealth.Verdict.INVALID) {
                return Optional.of("the client was not up to the load in " + labels.get(k)
                        + because(run.health().reasons()));
            }
            if (Double.isNaN(values.values().get(k))) {
                return Optional.of(labels.get(k) + " has no " + gate.metric());
            }
        }
        return Optional.empty();
    }

    private static String because(List<String> reasons) {
        return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
    }

    private static String runs(int count) {
        return count == 1 ? "one run" : count + " runs";
    }

    /** What is judged, in words and as data. */
    private final class Subject {

        private final Gate gate;
        private final RunValues values;

        Subject(Gate gate, RunValues values) {
            this.gate = gate;
            this.values = values;
        }

        String name() {
            boolean one = gate.statistic().equals("avg") && !values.ofRequests();
            return gate.metric()
                    + (gate.metric().equals(Gate.GOOD_FRACTION) && !bounds.isEmpty() ? " (" + bounds + ")" : "")
                    + (one ? "" : " " + gate.statistic())
                    + (values.adjusted() ? " (failures counted as " + ofFailures() + ")" : "");
        }

        private String ofFailures() {
            return values.metric().map(MetricInfo::largerIsBetter).orElse(false) ? "0" : "infinite";
        }

        /** Returns the unit with a space behind it; a share of 0 to 1 has none. */
        String unit() {
            String unit = values.metric().map(MetricInfo::unit).orElse("");
            return unit.isEmpty() || unit.equals("ratio") ? "" : unit + " ";
        }

        String asked() {
            return (gate.direction() == Direction.AT_MOST ? "at most " : "at least ") + limit();
        }

        String limit() {
            return (Figure.exact(gate.limit()) + " " + unit()).strip();
        }

        String relation(Outcome outcome) {
            String beyond = gate.direction() == Direction.AT_MOST ? "above " : "below ";
            String side =
                    switch (outcome) {
                        case PASSED -> asked();
                        case FAILED -> beyond + limit();
                        case NOT_KNOWN -> "with the limit of " + limit() + " inside";
                    };
            return side + " in " + cell.cell().name();
        }

        GateResult judged(
                RunSample sample, Optional<Interval> interval, Outcome outcome, Basis basis, String relation) {
            String over = interval.map(this::words).orElse(" in one run")
                    + (values.carried() ? "" : ", from too few requests for a " + gate.statistic())
                    + GoodShare.of(gate, cell.runs())
                            .filter(share -> !share.canTell(level))
                            .map(share -> share.tooFew(level))
                            .orElse("");
            String finding = name() + " is " + (figure(sample.mean()) + " " + unit()).strip() + over + relation;
            return result(OptionalDouble.of(sample.mean()), interval, sample.count(), outcome, basis, finding);
        }

        private String words(Interval interval) {
            return String.format(
                    Locale.ROOT,
                    " (%s %% interval %s to %s over %s)",
                    Figure.exact(100 * level),
                    figure(isNeverNegative() ? Math.max(0, interval.low()) : interval.low()),
                    figure(interval.high()),
                    runs(values.values().size()));
        }

        /** Student's interval knows no bounds of what it is about; no latency is negative. */
        private boolean isNeverNegative() {
            return values.values().stream().allMatch(value -> value >= 0);
        }

        private String figure(double value) {
            return Figure.besides(value, gate.limit());
        }

        GateResult result(Outcome outcome, Basis basis, String finding) {
            return result(
                    OptionalDouble.empty(), Optional.empty(), values.values().size(), outcome, basis, finding);
        }

        private GateResult result(
                OptionalDouble value,
                Optional<Interval> interval,
                int runs,
                Outcome outcome,
                Basis basis,
                String finding) {
            return new GateResult(
                    rule,
                    cell.cell().name(),
                    gate.metric(),
                    gate.statistic(),
                    values.metric().map(MetricInfo::unit).orElse(""),
                    gate.limit(),
                    gate.direction(),
                    value,
                    interval,
                    runs,
                    outcome,
                    basis,
                    finding);
        }
    }
}
