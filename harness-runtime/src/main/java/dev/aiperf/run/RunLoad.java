package dev.aiperf.run;

import dev.aiperf.benchmark.Scenario;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.endpoint.RequestSettings;
import dev.aiperf.endpoint.ResponseReader;
import dev.aiperf.engine.ClientHealth;
import dev.aiperf.engine.ClientPauses;
import dev.aiperf.engine.ClientVerdict;
import dev.aiperf.engine.ConnectionNeed;
import dev.aiperf.engine.Dialogues;
import dev.aiperf.engine.HealthMonitor;
import dev.aiperf.engine.LoadEngine;
import dev.aiperf.engine.LoadException;
import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.engine.Outlook;
import dev.aiperf.engine.PhaseResult;
import dev.aiperf.engine.PreciseClock;
import dev.aiperf.engine.TurnShaper;
import dev.aiperf.metrics.PhaseSummary;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.PhasePlan;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.Seed;
import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.record.RecordException;
import dev.aiperf.record.RecordPipeline;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.record.TimelineLog;
import dev.aiperf.run.BenchmarkThread.GivenUpException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.tokenizer.Tokenizer;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.RequestIds;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.Transport;
import dev.aiperf.transport.TransportException;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The load of one cell against a target that answers, and what becomes of it: connections, warm-up, measurement, drain,
 * records, summary.
 *
 * <p>What was measured is on disk before anything is computed from it: finished requests go to the binary log first, and
 * records are made from that. The log is of no use any more once the result is on disk, too.
 */
final class RunLoad {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(30);
    private static final int MOST_IDLE_TIMELINES = 4096;

    private final ProfilePlan plan;
    private final Cell cell;
    private final RunParts parts;
    private final Dataset dataset;
    private final String runId;
    private final URI url;
    private final Transport transport;
    private final Map<String, List<String>> hosts;
    private final RunObserver observer;
    private final RunRecords made;
    private final ScenarioCode code;
    private final TurnShaper turnShaper;
    private final FailureStreaks failures = new FailureStreaks();

    private volatile @Nullable LoadEngine engine;
    private volatile boolean interrupted;
    /** Where the last phase stood in the end. */
    private Optional<ProgressSnapshot> ended = Optional.empty();

    RunLoad(
            ProfilePlan plan,
            Cell cell,
            RunParts parts,
            Dataset dataset,
            String runId,
            URI url,
            Transport transport,
            Map<String, List<String>> hosts,
            RunObserver observer) {
        this.plan = plan;
        this.cell = cell;
        this.parts = parts;
        this.dataset = dataset;
        this.runId = runId;
        this.url = url;
        this.transport = transport;
        this.hosts = hosts;
        this.observer = observer;
        this.code = new ScenarioCode(plan, cell, parts);
        this.turnShaper = code.turnShaper();
        this.made = new RunRecords(plan, parts);
    }

    /**
     * What a cell gave.
     *
     * @param result its result
     * @param sent how many measured requests were sent as the data set has them
     * @param whole whether every request has its record, so that the log may go once these are on disk
     * @param unwritten why the log lacks requests, where the disk failed
     */
    record Measured(RunResult result, long sent, boolean whole, Optional<RunException> unwritten) {}

    /** Gives the load up where its answers can't be kept any more. */
    private record Prospects(FailureStreaks failures, RecordPipeline records, TimelineLog log, CellOutput output)
            implements Outlook {

        @Override
        public boolean isHopeless(PhaseKind phase) {
            return failures.isHopeless(phase);
        }

        @Override
        public boolean isLost() {
            return records.hasFailed() || log.hasFailed() || output.hasFailed();
        }
    }

    /** Ends the load early and gently. May be called from any thread. */
    void interrupt() {
        interrupted = true;
        LoadEngine running = engine;
        if (running != null) {
            running.interrupt();
        }
    }

    /**
     * Runs the cell, between the set-up and the tear-down of its benchmark.
     *
     * @param noiseFloor what the self-check found, if there was one
     * @param hooks set up and tear down
     * @throws GivenUpException when the user ended it before a set-up did
     */
    Measured run(Optional<NoiseFloor> noiseFloor, ScenarioHooks hooks, WallClockAnchor anchor, CellOutput output)
            throws RunException, GivenUpException {
        try {
            hooks.setUp();
            return load(noiseFloor, anchor, output);
        } finally {
            hooks.tearDown();
        }
    }

    private Measured load(Optional<NoiseFloor> noiseFloor, WallClockAnchor anchor, CellOutput output)
            throws RunException {
        TimelinePool pool = new TimelinePool(MOST_IDLE_TIMELINES);
        try (TimelineLog log = log(output.folder(), noiseFloor, anchor, pool)) {
            ClientPauses pauses = new ClientPauses(log::accept);
            transport.connect(url, ConnectionNeed.of(cell, parts.warmup(plan)).first(), CONNECT_TIME);
            try (RecordPipeline records = RecordPipeline.follow(
                    log,
                    made.maker(cell, dataset, code.answerCheck(dataset), pauses),
                    record -> take(record, output),
                    RecordPipeline.defaultThreads())) {
                ResponseReader reader = parts.endpoint().reader();
                LoadEngine load = new LoadEngine(
                        url,
                        transport,
                        () -> parts.endpoint().encoder(requestSettings(plan)),
                        (data, from, to) -> reader.read(data, from, to).hasContent(),
                        dialogues(reader),
                        pool,
                        log,
                        new RequestIds(runId),
                        new Prospects(failures, records, log, output),
                        plan.runs().fork().setupTimeout(),
                        new PreciseClock());
                begin(load);
                Measurement measurement = measure(load, log, pauses, records);
                ClientHealth health = measurement.health.with(made.pauses(pauses, anchor));
                RunResult result = result(
                        output,
                        anchor,
                        noiseFloor,
                        new Measurement(measurement.phase, health),
                        records.isGivingWay(),
                        log.hasFailed());
                long sent =
                        code.shapesRequests() ? 0 : measurement.phase.sending().requests();
                Optional<RunException> unwritten = log.failure().map(words -> new RunException(Kind.FAILED, words));
                return new Measured(result, sent, log.lost() == 0 && unwritten.isEmpty(), unwritten);
            }
        } catch (TransportException | LoadException | RecordException | IOException e) {
            throw new RunException(Kind.FAILED, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(Kind.FAILED, "interrupted while records were made", e);
        }
    }

    /** Makes the log, and beside it what its result could be made of if this process were killed. */
    private TimelineLog log(Path folder, Optional<NoiseFloor> noiseFloor, WallClockAnchor anchor, TimelinePool pool)
            throws IOException {
        Optional<String> inputFile = plan.dataset() instanceof DatasetPlan.InputFile input
                ? Optional.of(input.file().toAbsolutePath().toString())
                : Optional.empty();
        Scenario scenario = parts.scenario();
        new LoggedRun(
                        LoggedRun.FORMAT,
                        plan.output().source(),
                        plan.seed().value(),
                        plan.notes(),
                        cell.name(),
                        parts.run(),
                        runId,
                        inputFile,
                        dataset.entries(),
                        scenario.dataset().isPresent(),
                        code.shapesRequests(),
                        scenario.checks().stream().map(Scenario.Check::name).toList(),
                        parts.tokenizer().tokenizer().name(),
                        noiseFloor,
                        Optional.empty())
                .write(folder);
        Path file = folder.resolve(LoggedRun.LOG_FILE);
        try {
            return TimelineLog.create(file, anchor, pool, plan.endpoint().credentials());
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** How the measured phase went, and how the client did. */
    private record Measurement(PhaseResult phase, ClientHealth health) {}

    private void begin(LoadEngine load) {
        engine = load;
        if (interrupted) {
            load.interrupt();
        }
    }

    private void warmUp(LoadEngine load, ClientPauses pauses) throws LoadException {
        Optional<PhasePlan> warmup = parts.warmup(plan);
        if (warmup.isPresent() && !load.isInterrupted()) {
            try (HealthMonitor monitor = HealthMonitor.start(transport.eventLoops(), url, pauses)) {
                runPhase(load, PhaseKind.WARMUP, warmup.get(), new WarmupDataset(dataset));
            }
        }
    }

    /** Warms up, measures, and makes the records: also of what was answered before a load that broke off. */
    private Measurement measure(LoadEngine load, TimelineLog log, ClientPauses pauses, RecordPipeline records)
            throws LoadException, RecordException, InterruptedException {
        try {
            warmUp(load, pauses);
            return measure(load, log, pauses);
        } finally {
            makeRest(log, records);
        }
    }

    /** Makes the records that are not made yet, and tells how many there are where that takes a while. */
    private void makeRest(TimelineLog log, RecordPipeline records) throws RecordException, InterruptedException {
        if (ended.isEmpty()) {
            log.close();
            records.finish();
            return;
        }
        ProgressSnapshot last = ended.get();
        ProgressTicker ticker = new ProgressTicker(() -> last.waitingFor(rest(log, records)), observer);
        try (ticker) {
            ticker.start();
            log.close();
            records.finish();
        } finally {
            if (ticker.hasTold()) {
                observer.progress(last);
            }
        }
    }

    private static String rest(TimelineLog log, RecordPipeline records) {
        return String.format(Locale.ROOT, "%,d records to be written", log.backlog() + log.written() - records.made());
    }

    private Measurement measure(LoadEngine load, TimelineLog log, ClientPauses pauses) throws LoadException {
        try (HealthMonitor monitor = HealthMonitor.start(transport.eventLoops(), url, pauses)) {
            // What waited in the warm-up is no matter of the measurement.
            log.takePeakBacklog();
            PhaseResult phase = runPhase(load, PhaseKind.MEASUREMENT, cell.measurement(), dataset);
            ClientHealth health = ClientVerdict.of(monitor.usage(log.takePeakBacklog(), log.lost()), phase);
            return new Measurement(phase, health);
        }
    }

    private PhaseResult runPhase(LoadEngine load, PhaseKind kind, PhasePlan phase, Dataset asked) throws LoadException {
        String note = plan.isSweep() ? cell.name() : "";
        PhaseProgress progress = new PhaseProgress(kind, phase, note, load::counters, new PreciseClock(), observer);
        TrafficPlan traffic = kind == PhaseKind.WARMUP ? cell.warmup() : cell.traffic();
        try (progress) {
            progress.start();
            return load.run(kind, phase, traffic, asked, turnShaper, arrivalSeed(kind));
        } finally {
            ended = progress.last();
        }
    }

    /** Returns what holds sessions; nothing where no message could hold what was said before. */
    private Optional<Dialogues> dialogues(ResponseReader reader) {
        Optional<Tokenizer> counting = plan.endpoint().serverTokenCount()
                ? Optional.empty()
                : Optional.of(parts.tokenizer().tokenizer());
        return parts.endpoint().takesMessages() ? Optional.of(new Dialogues(reader, counting)) : Optional.empty();
    }

    private Seed arrivalSeed(PhaseKind kind) {
        return parts.seed(plan).derive("load").derive(kind.name());
    }

    static RequestSettings requestSettings(ProfilePlan plan) {
        return new RequestSettings(
                plan.model(),
                plan.endpoint().streaming(),
                plan.endpoint().legacyMaxTokens(),
                plan.endpoint().extraInputs());
    }

    private void take(RequestRecord record, CellOutput output) {
        if (!record.wasCancelled()) {
            // One that the client itself dropped says nothing about the server.
            failures.onAnswer(record.phase(), record.error(), record.endNanos());
        }
        output.onRecord(record, made.take(record));
    }

    private RunResult result(
            CellOutput output,
            WallClockAnchor anchor,
            Optional<NoiseFloor> noiseFloor,
            Measurement measurement,
            boolean recordsGiveWay,
            boolean logFailed) {
        PhaseResult phase = measurement.phase;
        PhaseSummary summary = made.summary();
        Optional<PhaseSummary> warmup = made.warmup();
        List<String> notes = new ArrayList<>(made.notes(cell, phase, summary, warmup, logFailed || output.hasFailed()));
        notes.addAll(LostPrecision.of(measurement.health.sending().pacing(), recordsGiveWay));
        return new RunResult(
                runId,
                cell,
                output.folder(),
                summary,
                warmup,
                noiseFloor,
                measurement.health,
                anchor.toInstant(phase.startNanos()),
                anchor.toInstant(phase.endNanos()),
                phase.interrupted(),
                phase.isComplete(),
                phase.hopeless(),
                notes,
                hosts);
    }
}
