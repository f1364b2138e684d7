package dev.aiperf.metrics;

import dev.aiperf.record.RequestError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All metrics over the requests of one phase.
 *
 * @param results the results by tag, in the order of the catalogue; a metric that makes no sense or has no value is
 *     absent
 * @param errors the failures by cause, the most frequent first
 * @param validRequests how many requests were valid
 * @param failedRequests how many were not, cancelled ones included
 * @param overdueRequests how many of the failed ones the harness dropped at the end of the grace period, unanswered
 * @param cancelledRequests how many of the failed ones say nothing about the server: the plan has the harness drop them, or
 *     the user interrupted the run
 * @param faults a sentence for each metric of the class path that is left out of the results, because it failed or
 *     couldn't be used at all
 */
public record PhaseSummary(
        Map<String, MetricResult> results,
        List<ErrorCount> errors,
        long validRequests,
        long failedRequests,
        long overdueRequests,
        long cancelledRequests,
        List<String> faults) {

    public PhaseSummary {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        errors = List.copyOf(errors);
        faults = List.copyOf(faults);
    }

    /** Returns how many requests can be held against the server, or for it. */
    public long judgedRequests() {
        return validRequests + failedRequests - cancelledRequests;
    }

    /** Returns how many of the cancelled requests the plan had the harness drop. */
    public long cancelledByPlan() {
        return count(error -> error.kind() == RequestError.Kind.CANCELLED_BY_PLAN);
    }

    /** Returns how many of the failed requests were given up when their own time-out ran out. */
    public long timedOutRequests() {
        return count(error -> error.type().equals(RequestError.TIMED_OUT));
    }

    private long count(Predicate<RequestError> which) {
        return errors.stream()
                .filter(error -> which.test(error.error()))
                .mapToLong(ErrorCount::count)
                .sum();
    }

    /** Returns the result of a metric. */
    public Optional<MetricResult> result(String tag) {
        return Optional.ofNullable(results.get(tag));
    }
}
