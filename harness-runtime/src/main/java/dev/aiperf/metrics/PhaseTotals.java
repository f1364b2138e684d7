package dev.aiperf.metrics;

import java.util.Map;

/**
 * What the metrics of a phase are computed from.
 *
 * @param valid how many requests were valid
 * @param failed how many were not, cancelled ones included
 * @param overdue how many of the failed ones were still unanswered at the end of the grace period
 * @param cancelled how many of the failed ones the harness dropped for a reason that says nothing about the server
 * @param seconds from the first start to the last end of the valid requests; NaN where that is no time at all
 * @param sums the sums of metrics over the valid requests, by tag; absent where no request had a value
 */
record PhaseTotals(long valid, long failed, long overdue, long cancelled, double seconds, Map<String, Double> sums) {

    PhaseTotals {
        sums = Map.copyOf(sums);
    }

    /** Returns how many requests came to an end, well or not. */
    long completed() {
        return valid + failed;
    }

    /** Returns how many requests can be held against the server, or for it. */
    long judged() {
        return completed() - cancelled;
    }

    /** Returns the sum of a metric over the valid requests, NaN where none had a value. */
    double sum(String tag) {
        return sums.getOrDefault(tag, Double.NaN);
    }

    /** Returns an amount as a rate over the phase. */
    double perSecond(double amount) {
        return amount / seconds;
    }
}
