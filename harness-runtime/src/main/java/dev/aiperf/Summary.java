package dev.aiperf;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of rebuilding the runs in a folder.
 *
 * @param rebuilt the folders of the runs that have a result now
 * @param together the folders of the results whose runs or cells are told of together now, or whose gates are judged
 * @param failures why others have none, in sentences
 */
public record Summary(List<Path> rebuilt, List<Path> together, List<String> failures) {

    public Summary {
        rebuilt = List.copyOf(rebuilt);
        together = List.copyOf(together);
        failures = List.copyOf(failures);
    }
}
