package dev.aiperf;

import dev.aiperf.dataset.Dataset;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.RecordValues;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.report.CellReport;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.Exporters;
import dev.aiperf.report.InputsFile;
import dev.aiperf.report.RecordsWriter;
import dev.aiperf.report.ReportException;
import dev.aiperf.report.TtftRating;
import dev.aiperf.run.CellOutput;
import dev.aiperf.run.ResultSink;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.run.RunFolders;
import dev.aiperf.run.RunResult;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the results of a session as files, and shows each cell's report. */
final class ProfileFiles implements ResultSink {

    private final ProfilePlan plan;
    private final RunFolders folders;
    private final ConsoleReport console;
    private final ProfileListener listener;
    private final String version;
    private final Exporters exporters = Exporters.installed();
    private TtftRating ttft = new TtftRating();

    ProfileFiles(
            ProfilePlan plan, RunFolders folders, ConsoleReport console, ProfileListener listener, String version) {
        this.plan = plan;
        this.folders = folders;
        this.console = console;
        this.listener = listener;
        this.version = version;
    }

    @Override
    public CellOutput open(Cell cell, int run, String runId, WallClockAnchor anchor) throws RunException {
        Path folder = folders.of(cell, run);
        ttft = new TtftRating();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RunException(Kind.FAILED, "can't make the folder " + folder + ": " + e.getMessage(), e);
        }
        return output(folder, ttft, runId, anchor);
    }

    @Override
    public CellOutput rehearse(Path folder, WallClockAnchor anchor) throws RunException {
        return output(folder, new TtftRating(), "rehearsal", anchor);
    }

    private CellOutput output(Path folder, TtftRating rating, String runId, WallClockAnchor anchor)
            throws RunException {
        try {
            Optional<RecordsWriter> records = plan.output().exportLevel() == ExportLevel.RECORDS
                    ? Optional.of(RecordsWriter.open(folder, plan, runId, anchor))
                    : Optional.empty();
            return new Output(folder, records, rating);
        } catch (ReportException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(RunResult result, Dataset dataset, RequestEncoder encoder, long requests) throws RunException {
        CellReport report = new CellReport(plan, result, ttft.shares(), version);
        List<ReportException> failures = new ArrayList<>();
        // Before the statistics, whose file says by being there that the result is whole.
        try {
            if (requests > 0) {
                InputsFile.write(result.folder(), dataset, encoder, requests).ifPresent(listener::say);
            }
        } catch (ReportException e) {
            failures.add(e);
        }
        failures.addAll(exporters.write(report).failures());
        listener.cellReport(console.render(report));
        if (!failures.isEmpty()) {
            failures.stream().skip(1).forEach(failure -> listener.say(String.valueOf(failure.getMessage())));
            throw failed(failures.get(0));
        }
    }

    private static RunException failed(ReportException e) {
        return new RunException(Kind.FAILED, String.valueOf(e.getMessage()), e);
    }

    /** The records of one cell. */
    private record Output(Path folder, Optional<RecordsWriter> records, TtftRating ttft) implements CellOutput {

        @Override
        public void onRecord(RequestRecord record, RecordValues values) {
            ttft.onRecord(record, values);
            records.ifPresent(writer -> writer.onRecord(record, values));
        }

        @Override
        public void onNoiseFloor(NoiseFloor floor) {
            records.ifPresent(writer -> writer.onNoiseFloor(floor));
        }

        @Override
        public boolean hasFailed() {
            return records.map(RecordsWriter::hasFailed).orElse(false);
        }

        @Override
        public void close() throws RunException {
            if (records.isPresent()) {
                try {
                    records.get().close();
                } catch (ReportException e) {
                    throw failed(e);
                }
            }
        }
    }
}
