package dev.aiperf;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of rebuilding the runs in a folder.
 *
 * @param rebuilt the folders of the runs that have a result now
 * @param failures why others have none, in sentences
 */
public record Summary(List<Path> rebuilt, List<String> failures) {

    public Summary {
        rebuilt = List.copyOf(rebuilt);
        failures = List.copyOf(failures);
    }
}
