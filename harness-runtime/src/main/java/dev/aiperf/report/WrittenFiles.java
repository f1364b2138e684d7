package dev.aiperf.report;

import dev.aiperf.record.DraftedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes several files, of which one that fails doesn't take the others along. */
final class WrittenFiles {

    private final List<Path> files = new ArrayList<>();
    private final List<ReportException> failures = new ArrayList<>();

    void write(Path file, DraftedFile.Body body) {
        try {
            DraftedFile.write(file, body);
            files.add(file);
        } catch (IOException e) {
            failures.add(new ReportException("Can't write " + file + ": " + IoReason.of(e) + ".", e));
        }
    }

    Exporters.Written all() {
        return new Exporters.Written(files, failures);
    }
}
