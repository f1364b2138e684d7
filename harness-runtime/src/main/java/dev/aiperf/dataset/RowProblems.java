package dev.aiperf.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with the rows of a file, so that its author sees more than the first. */
final class RowProblems {

    private static final int SHOWN = 5;

    private final Path file;
    private final List<String> shown = new ArrayList<>();
    private int count;

    RowProblems(Path file) {
        this.file = file;
    }

    void add(int line, String reason) {
        count++;
        if (count <= SHOWN) {
            shown.add(file + ", line " + line + ": " + reason);
        }
    }

    void throwIfAny() throws DatasetException {
        if (count == 0) {
            return;
        }
        if (count > SHOWN) {
            shown.add("and " + (count - SHOWN) + " more wrong rows");
        }
        throw new DatasetException(String.join("\n", shown));
    }
}
