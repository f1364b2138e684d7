package dev.aiperf.metrics;

import dev.aiperf.record.RequestError;
import dev.aiperf.record.RequestError.Kind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts failures by cause. Kinds beyond a bound are counted together, so that memory doesn't grow with bad luck; what the
 * plan cancels has one cause, and is always counted by itself.
 */
final class ErrorTally {

    static final int MOST_KINDS = 100;

    private static final RequestError FURTHER =
            new RequestError(0, "FurtherErrors", "failures of further kinds, counted together");

    private final Map<RequestError, Long> counts = new LinkedHashMap<>();

    void add(RequestError error) {
        boolean hasRoom =
                counts.containsKey(error) || counts.size() < MOST_KINDS || error.kind() == Kind.CANCELLED_BY_PLAN;
        counts.merge(hasRoom ? error : FURTHER, 1L, Long::sum);
    }

    /** Returns the causes, the most frequent first. */
    List<ErrorCount> mostFrequentFirst() {
        return counts.entrySet().stream()
                .map(entry -> new ErrorCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed())
                .toList();
    }
}
