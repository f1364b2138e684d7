package dev.aiperf.plan.build;

import dev.aiperf.plan.Cell;
import dev.aiperf.plan.TrafficPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Names the folder of a result that was given none, as AIPerf does: {@code artifacts/<model>-<endpoint>-<stimulus>}. */
final class ArtifactFolder {

    private static final String PARENT = "artifacts";
    /** Points of a sweep that are named one by one; of more only the first and the last are. */
    private static final int MOST_POINTS = 8;
    /** Well below what a file system takes, so that a suffix for older results still fits. */
    private static final int LONGEST_NAME = 200;

    private ArtifactFolder() {}

    static Path of(String model, String endpointType, List<Cell> cells) {
        String name = (model + "-" + endpointType + "-" + stimulus(cells)).replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(PARENT, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    }

    private static String stimulus(List<Cell> cells) {
        TrafficPlan first = cells.get(0).traffic();
        if (first instanceof TrafficPlan.OpenLoop load) {
            List<String> parts = new ArrayList<>();
            load.maxConcurrency().ifPresent(ceiling -> parts.add("concurrency" + ceiling));
            parts.add(load.label().replace("request_rate_", "request_rate"));
            return String.join("-", parts);
        }
        if (first instanceof TrafficPlan.Replay load) {
            return load.ceiling()
                    .map(ceiling -> "concurrency" + ceiling.limit() + "-" + load.label())
                    .orElse(load.label());
        }
        List<String> points = cells.stream()
                .map(cell -> cell.traffic().label().replace("concurrency_", ""))
                .toList();
        if (points.size() == 1) {
            return "concurrency" + points.get(0);
        }
        return "concurrency_sweep_"
                + (points.size() <= MOST_POINTS
                        ? String.join("_", points)
                        : points.get(0) + "_to_" + points.get(points.size() - 1));
    }
}
