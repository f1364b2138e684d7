package dev.aiperf.report;

import dev.aiperf.extension.Extensions;
import dev.aiperf.record.DraftedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes all files of a cell's result. Safe to share between threads. */
public final class Exporters {

    private final List<Exporter> exporters;
    private final List<ReportException> broken;

    /**
     * What came of writing a result.
     *
     * @param files the files that were written
     * @param failures why others were not, one for each
     */
    public record Written(List<Path> files, List<ReportException> failures) {
        public Written {
            files = List.copyOf(files);
            failures = List.copyOf(failures);
        }
    }

    Exporters(List<Exporter> exporters) {
        this(exporters, List.of());
    }

    private Exporters(List<Exporter> exporters, List<ReportException> broken) {
        this.exporters = List.copyOf(exporters);
        this.broken = List.copyOf(broken);
    }

    /** Returns all exporters that are installed. One that can't be loaded is told as a failure of each result. */
    public static Exporters installed() {
        Extensions<Exporter> installed = Extensions.installed(Exporter.class, Exporter::name);
        List<ReportException> broken = installed.broken().stream()
                .map(problem -> new ReportException("An exporter can't be loaded: " + problem + "."))
                .toList();
        return new Exporters(installed.all(), broken);
    }

    /** Writes a result's files into its folder. What one exporter does wrong takes neither the others nor the run along. */
    public Written write(CellReport report) {
        List<Path> files = new ArrayList<>();
        List<ReportException> failures = new ArrayList<>(broken);
        for (Exporter exporter : exporters) {
            try {
                files.add(write(exporter, report));
            } catch (ReportException e) {
                failures.add(e);
            }
        }
        return new Written(files, failures);
    }

    private static Path write(Exporter exporter, CellReport report) throws ReportException {
        try {
            Path file = report.result().folder().resolve(exporter.fileName(report));
            try {
                DraftedFile.write(file, out -> exporter.write(report, out));
                return file;
            } catch (IOException e) {
                throw new ReportException(
                        "The exporter \"" + exporter.name() + "\" can't write " + file + ": " + IoReason.of(e) + ".",
                        e);
            }
        } catch (RuntimeException | LinkageError e) {
            throw new ReportException("The exporter \"" + exporter.name() + "\" failed: " + e + ".", e);
        }
    }
}
