package dev.aiperf.plan.build;

import java.util.Set;

/**
 * The names of what is on hand to run a plan with. The plan module knows no implementations, so whoever builds a plan
 * tells it what there is.
 *
 * @param endpointTypes the endpoint types, such as {@code chat}
 * @param streamingTypes those of them whose answers can be streamed
 * @param datasetTypes the forms of an input file, such as {@code single_turn}
 * @param metrics the tags of request metrics that goodput may bound
 * @param streamingMetrics those of them that exist only where answers are streamed
 * @param launchers what can start a target, such as {@code simulator}
 * @param uis what can show progress, such as {@code simple}
 */
public record KnownNames(
        Set<String> endpointTypes,
        Set<String> streamingTypes,
        Set<String> datasetTypes,
        Set<String> metrics,
        Set<String> streamingMetrics,
        Set<String> launchers,
        Set<String> uis) {

    public KnownNames {
        endpointTypes = Set.copyOf(endpointTypes);
        streamingTypes = Set.copyOf(streamingTypes);
        datasetTypes = Set.copyOf(datasetTypes);
        metrics = Set.copyOf(metrics);
        streamingMetrics = Set.copyOf(streamingMetrics);
        launchers = Set.copyOf(launchers);
        uis = Set.copyOf(uis);
    }
}
