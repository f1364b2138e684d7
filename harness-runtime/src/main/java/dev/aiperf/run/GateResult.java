package dev.aiperf.run;

import dev.aiperf.plan.Gate;
import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of one gate in one cell.
 *
 * @param rule the name of the rule that judged it
 * @param cell the name of the cell
 * @param metric what was judged, such as {@code time_to_first_token}
 * @param statistic what of it, such as {@code p99}
 * @param unit the unit of limit, value and interval
 * @param limit the bound
 * @param direction on which side of it the value must lie
 * @param value the mean of the run values; empty where there is no finite one
 * @param interval the interval of that mean; empty for one run, or where there is no mean
 * @param runs how many runs have a value
 * @param outcome the judgement
 * @param basis what it rests on
 * @param finding what was found, with numbers, as the part of a sentence between {@code Failed: } and the stop
 */
public record GateResult(
        String rule,
        String cell,
        String metric,
        String statistic,
        String unit,
        double limit,
        Direction direction,
        OptionalDouble value,
        Optional<Interval> interval,
        int runs,
        Outcome outcome,
        Basis basis,
        String finding) {

    /** The judgement over a gate. */
    public enum Outcome {
        /** The value lies on its side of the limit. */
        PASSED,
        /** It lies beyond the limit, or there is nothing that could be judged. */
        FAILED,
        /** It may lie on either side. */
        NOT_KNOWN
    }

    /** What a judgement rests on. */
    public enum Basis {
        /** Where the interval over the runs lies. */
        INTERVAL,
        /** Where the value lies: there is one run, or the interval lies across the limit. */
        POINT_VALUE,
        /** Too few requests for what is judged, such as 12 for a p99; with them it would pass by chance. */
        TOO_FEW_REQUESTS,
        /** Failed requests: each counts as infinite, and there are too many for a finite value. */
        FAILURES,
        /** The runs that are left, after some failed: what failed may be what the gate is about. */
        RUNS_MISSING,
        /** Token counts of a tokenizer that only stands in for the model's: no number of runs makes them decide. */
        STAND_IN_TOKENIZER,
        /** Part of what was to be run: the user interrupted it, and the rest may say otherwise. */
        INTERRUPTED,
        /** There is nothing that could be judged. */
        NO_DATA
    }

    /** Returns whether the value satisfies the limit, wherever its interval lies; false without a value. */
    boolean isKeptByValue() {
        return value.isPresent() && isKept(value.getAsDouble(), limit, direction);
    }

    static boolean isKept(double value, double limit, Direction direction) {
        return direction == Direction.AT_MOST ? value <= limit : value >= limit;
    }

    /** Returns this result decided by its point value. */
    GateResult decidedByValue() {
        return with(
                isKeptByValue() ? Outcome.PASSED : Outcome.FAILED, Basis.POINT_VALUE, finding + "; the mean decides");
    }

    /**
     * Returns this result as one that is not known, as the user interrupted what it was to rest on.
     *
     * @param interrupted what was interrupted, and after how much
     */
    GateResult interrupted(String interrupted) {
        return with(Outcome.NOT_KNOWN, Basis.INTERRUPTED, finding + "; " + interrupted);
    }

    /** Returns this result as one that can't pass, since runs are missing. */
    GateResult withRunsMissing(long failed, int begun) {
        return with(
                Outcome.NOT_KNOWN,
                Basis.RUNS_MISSING,
                finding + ", but " + (begun == 1 ? "the run" : failed + " of " + begun + " runs") + " failed");
    }

    private GateResult with(Outcome other, Basis restsOn, String words) {
        return new GateResult(
                rule, cell, metric, statistic, unit, limit, direction, value, interval, runs, other, restsOn, words);
    }

    /** Returns whether further runs may decide it, or decide it otherwise. */
    boolean isOfChance() {
        // Requests of all runs together tell of a share; of a percentile those of each run must.
        boolean shareOfFew = basis == Basis.TOO_FEW_REQUESTS && metric.equals(Gate.GOOD_FRACTION);
        return basis == Basis.INTERVAL || basis == Basis.POINT_VALUE || shareOfFew;
    }

    /** Returns whether the value alone decided, as there is no interval that does. */
    public boolean isByPointValue() {
        return basis == Basis.POINT_VALUE;
    }

    /** Returns the judgement in one sentence, with numbers. */
    public String sentence() {
        String start =
                switch (outcome) {
                    case PASSED -> "Passed";
                    case FAILED -> "Failed";
                    case NOT_KNOWN -> "Not known";
                };
        return start + (isByPointValue() ? " by point value: " : ": ") + finding + ".";
    }
}
