package dev.aiperf.plan.build;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The names of what is on hand to run a plan with. The plan module knows no implementations, so whoever builds a plan
 * tells it what there is.
 *
 * @param endpointTypes the endpoint types, such as {@code chat}
 * @param streamingTypes those of them whose answers can be streamed
 * @param datasetTypes the forms of an input file, such as {@code single_turn}
 * @param metrics the metrics of a result by their tags; goodput may bound those of requests, gates may judge all
 * @param launchers what can start a target, such as {@code simulator}
 * @param uis what can show progress, such as {@code simple}
 * @param transports what requests can go over, such as {@code http}
 * @param areAll whether nothing else can be there at the run, so that an unknown name is a mistake
 */
public record KnownNames(
        Set<String> endpointTypes,
        Set<String> streamingTypes,
        Set<String> datasetTypes,
        Map<String, MetricTraits> metrics,
        Set<String> launchers,
        Set<String> uis,
        Set<String> transports,
        boolean areAll) {

    public KnownNames {
        endpointTypes = Set.copyOf(endpointTypes);
        streamingTypes = Set.copyOf(streamingTypes);
        datasetTypes = Set.copyOf(datasetTypes);
        metrics = Map.copyOf(metrics);
        launchers = Set.copyOf(launchers);
        uis = Set.copyOf(uis);
        transports = Set.copyOf(transports);
    }

    /** Returns the names of what comes with the harness, for plans that are checked before it is known what else there is. */
    public static KnownNames builtIn() {
        return BuiltInNames.read();
    }

    /** Returns the tags of the metrics of a request. */
    Set<String> requestMetrics() {
        return tags(MetricTraits::isOfRequest);
    }

    /** Returns the tags of the metrics that exist only where answers are streamed. */
    Set<String> streamingMetrics() {
        return tags(MetricTraits::needsStreaming);
    }

    private Set<String> tags(Predicate<MetricTraits> trait) {
        return metrics.entrySet().stream()
                .filter(metric -> trait.test(metric.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
