package dev.aiperf.run;

import dev.aiperf.benchmark.Scenario;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.DatasetException;
import dev.aiperf.dataset.Datasets;
import dev.aiperf.dataset.NamesOnly;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.PhaseResult;
import dev.aiperf.engine.Sending;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.record.AnswerCheck;
import dev.aiperf.record.FinishedLog;
import dev.aiperf.record.RecordException;
import dev.aiperf.record.RecordPipeline;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.transport.PhaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the result of a run that was killed from its log, as the run itself would have: by the same records and the same
 * sums. It is marked as interrupted, and says in its notes what can't be known any more. For one thread.
 */
public final class LogRebuild {

    private final ProfilePlan plan;
    private final Cell cell;
    private final LoggedRun logged;
    private final FinishedLog log;
    private final RunParts parts;
    private final RunRecords records;
    private final List<String> lacking = new ArrayList<>();
    private final Dataset dataset;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /**
     * @param plan the plan of the run
     * @param logged what lies beside the log
     * @throws RunException when the plan is none of this program's any more
     */
    public LogRebuild(ProfilePlan plan, LoggedRun logged, FinishedLog log) throws RunException {
        this.plan = plan;
        this.logged = logged;
        this.log = log;
        cell = plan.cell(logged.cell())
                .orElseThrow(() -> new RunException(Kind.FAILED, "the run's plan has no cell " + logged.cell()));
        parts = RunParts.of(plan, Scenario.empty(), logged.run());
        records = new RunRecords(plan, parts);
        dataset = dataset();
        String tokenizer = parts.tokenizer().tokenizer().name();
        if (!tokenizer.equals(logged.tokenizer())) {
            lacking.add("Tokens are counted with " + tokenizer + ", not with " + logged.tokenizer()
                    + " as in the run itself.");
        }
        if (!logged.checks().isEmpty()) {
            lacking.add("The benchmark's @Validate methods (" + String.join(", ", logged.checks())
                    + ") were not asked: answers that they find wrong count as valid.");
        }
    }

    /** Returns the cell of the run. */
    public Cell cell() {
        return cell;
    }

    /** Returns what was asked, as far as that can be known. */
    public Dataset asked() {
        return dataset;
    }

    /** Returns how it was encoded, but for credentials. */
    public RequestEncoder encoder() {
        return parts.endpoint().encoder(RunLoad.requestSettings(plan).withoutCredentials());
    }

    /** Returns how many measured requests were sent as data set and encoder have them, as far as the log tells. */
    public long sent() {
        return logged.shaped() || dataset instanceof NamesOnly ? 0 : log.sent();
    }

    /**
     * Makes the result.
     *
     * @param folder where its files are
     * @param output takes the records
     * @throws RunException when the log can't be read, or a record not be made
     */
    public RunResult make(Path folder, CellOutput output) throws RunException {
        try (RecordPipeline pipeline = RecordPipeline.of(
                log,
                records.maker(cell, dataset, AnswerCheck.NONE, log.pauses()),
                record -> take(record, output),
                RecordPipeline.defaultThreads())) {
            pipeline.finish();
        } catch (IOException | RecordException e) {
            throw new RunException(Kind.FAILED, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(Kind.FAILED, "interrupted while records were made", e);
        }
        return result(folder);
    }

    private void take(RequestRecord record, CellOutput output) {
        if (record.phase() == PhaseKind.MEASUREMENT) {
            firstNanos = Math.min(firstNanos, record.intendedNanos());
            lastNanos = Math.max(lastNanos, record.endNanos());
        }
        output.onRecord(record, records.take(record));
    }

    private RunResult result(Path folder) {
        long start = log.measured() == 0 ? log.anchor().nanoTime() : firstNanos;
        long end = log.measured() == 0 ? start : lastNanos;
        PhaseResult phase = new PhaseResult(
                start, end, end, new Sending(log.sent(), 0, 0, 0, 0, 0, 0, Optional.empty()), 0, 0, false, true);
        PhaseSummary summary = records.summary();
        Optional<PhaseSummary> warmup = records.warmup();
        List<String> notes = new ArrayList<>(rebuilt());
        notes.addAll(records.notes(cell, phase, summary, warmup, false));
        return new RunResult(
                logged.runId(),
                cell,
                folder,
                summary,
                warmup,
                logged.noiseFloor(),
                ClientHealth.notKnown().with(records.pauses(log.pauses(), log.anchor())),
                log.anchor().toInstant(start),
                log.anchor().toInstant(end),
                true,
                false,
                false,
                notes,
                Map.of());
    }

    private List<String> rebuilt() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Rebuilt from " + LoggedRun.LOG_FILE
                + " after the run broke off: times are from its first request" + " to its last answer.");
        long missing = log.sent() - log.measured();
        if (missing > 0) {
            sentences.add(
                    "At least " + missing + " requests were sent before the last that is in the log, and are not in it"
                            + " themselves: unanswered ones, so that the slowest are missing.");
        }
        log.damage().ifPresent(damage -> sentences.add("What follows can't be read: " + damage + "."));
        sentences.addAll(lacking);
        return sentences;
    }

    private Dataset dataset() throws RunException {
        if (logged.ownDataset()) {
            return lost("the benchmark's own class gave it");
        }
        try {
            Dataset opened = Datasets.installed()
                    .open(
                            datasetPlan(),
                            parts.tokenizer().tokenizer(),
                            plan.seed(),
                            parts.seed(plan).derive("run").derive(cell.name()));
            return opened.entries().equals(logged.entries()) ? opened : lost("it has another number of entries now");
        } catch (DatasetException e) {
            return lost(String.valueOf(e.getMessage()));
        }
    }

    private Dataset lost(String reason) {
        lacking.add("The data set can't be opened again (" + reason
                + "): conversations have made-up names, and inputs whose tokens are not in the log are not counted.");
        return new NamesOnly();
    }

    /** The path of a file may be relative to where the run was started. */
    private DatasetPlan datasetPlan() {
        if (plan.dataset() instanceof DatasetPlan.InputFile input
                && logged.inputFile().isPresent()) {
            Path absolute = Path.of(logged.inputFile().get());
            return Files.isReadable(absolute) ? input.at(absolute) : input;
        }
        return plan.dataset();
    }
}
