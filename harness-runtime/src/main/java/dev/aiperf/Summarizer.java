package dev.aiperf;

import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.record.FinishedLog;
import dev.aiperf.record.FinishedLog.InUseException;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.ResultFileNames;
import dev.aiperf.run.CellOutput;
import dev.aiperf.run.LogRebuild;
import dev.aiperf.run.LoggedRun;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.run.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Rebuilds the results of runs that were killed, from the logs that they left, and what is said of several runs or cells
 * together. A result that is whole is never touched, and logs stay where they are. For one thread, and once.
 */
public final class Summarizer {

    private static final int DEPTH = 4;
    private static final String DRAFTS = ".rebuilding";

    private final Path folder;
    private final ConsoleReport console;
    private final ProfileListener listener;
    private final Map<List<Object>, LoggedSession> sessions = new LinkedHashMap<>();
    private final List<Path> rebuilt = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * @param folder the folder of a run, or of a result of several
     * @param console how reports are shown
     * @param listener takes the report of each run
     */
    public Summarizer(Path folder, ConsoleReport console, ProfileListener listener) {
        this.folder = folder;
        this.console = console;
        this.listener = listener;
    }

    /**
     * Rebuilds what can be.
     *
     * @throws RunException when there is no such folder, or neither a log nor a result in it
     */
    public Summary run() throws RunException {
        if (!Files.isDirectory(folder)) {
            throw new RunException(Kind.WRONG_USE, "there is no folder " + folder);
        }
        SortedSet<Path> runs = new TreeSet<>();
        named(LoggedRun.LOG_FILE).forEach(file -> runs.add(parentOf(file)));
        named(LoggedRun.FILE).forEach(file -> runs.add(parentOf(file)));
        if (runs.isEmpty() && named(ResultFileNames.byDefault().json()).isEmpty()) {
            throw new RunException(
                    Kind.WRONG_USE,
                    "there is no " + LoggedRun.LOG_FILE + " in " + folder + " or below it, and no result either");
        }
        for (Path run : runs) {
            try {
                take(run, LoggedRun.read(run));
            } catch (IOException | RunException e) {
                failures.add(run + ": " + e.getMessage());
            }
        }
        List<Path> together = sessions.values().stream()
                .flatMap(session -> session.tell(folder, console, listener).stream())
                .toList();
        return new Summary(rebuilt, together, failures);
    }

    /** Makes a run's result where there is none, and adds it to those of its plan. */
    private void take(Path run, LoggedRun logged) throws RunException, IOException {
        LoggedSession session = sessions.get(List.of(logged.source(), logged.seed()));
        if (session == null) {
            session = new LoggedSession(plan(logged));
            sessions.put(List.of(logged.source(), logged.seed()), session);
        }
        ProfilePlan plan = session.plan();
        if (Files.exists(run.resolve(ResultFileNames.of(plan.output()).json()))) {
            Optional<RunResult> known = result(run, logged, plan);
            if (known.isPresent()) {
                session.add(known.get(), logged.run());
            }
        } else if (Files.exists(run.resolve(LoggedRun.LOG_FILE))) {
            try {
                RunResult result = rebuild(run, logged, plan);
                rebuilt.add(run);
                session.add(result, logged.run());
            } catch (InUseException e) {
                session.goesOn();
                throw e;
            } catch (IOException | RunException e) {
                session.addFailed(run, logged, String.valueOf(e.getMessage()));
                throw e;
            }
        }
    }

    private List<Path> named(String name) throws RunException {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new RunException(Kind.FAILED, "can't look into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** Returns the result of a run that ended, or whose result was made before. */
    private static Optional<RunResult> result(Path run, LoggedRun logged, ProfilePlan plan) {
        return plan.cell(logged.cell()).flatMap(cell -> logged.result().map(data -> data.of(cell, run)));
    }

    /** Makes a run's result from its log. */
    private RunResult rebuild(Path run, LoggedRun logged, ProfilePlan plan) throws RunException, IOException {
        FinishedLog log = FinishedLog.of(run.resolve(LoggedRun.LOG_FILE));
        if (log.written() == 0) {
            throw new RunException(
                    Kind.FAILED,
                    "the log holds no finished request"
                            + log.damage().map(damage -> " (" + damage + ")").orElse(""));
        }
        ResultFileNames names = ResultFileNames.of(plan.output());
        return write(run, plan, names, new LogRebuild(plan, logged, log), logged, log);
    }

    private RunResult write(
            Path run, ProfilePlan plan, ResultFileNames names, LogRebuild rebuild, LoggedRun logged, FinishedLog log)
            throws RunException, IOException {
        Path drafts = run.resolve(DRAFTS);
        Path lines = drafts.resolve(names.records());
        // What an earlier attempt left that was killed, too.
        Files.deleteIfExists(lines);
        ProfileFiles files = new ProfileFiles(plan, (cell, number) -> drafts, console, listener, Profiler.version());
        RunResult result;
        try (CellOutput output = files.open(rebuild.cell(), logged.run(), logged.runId(), log.anchor())) {
            result = rebuild.make(run, output);
        }
        if (plan.output().exportLevel() == ExportLevel.RECORDS) {
            // The lines of the run itself are all among these.
            Files.move(
                    lines,
                    run.resolve(names.records()),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(drafts);
        LoggedRun.keep(result);
        files.write(result, rebuild.asked(), rebuild.encoder(), rebuild.sent());
        return result;
    }

    private static ProfilePlan plan(LoggedRun logged) throws RunException {
        if (logged.source().isEmpty()) {
            throw new RunException(
                    Kind.FAILED, "the run's plan was made by a program, and is not in " + LoggedRun.FILE);
        }
        try {
            return PlanBuilder.create(InstalledNames.all(), Environment.bygone())
                    .source(logged.source())
                    .seed(logged.seed())
                    .build()
                    .withNotes(logged.notes());
        } catch (PlanException | RuntimeException e) {
            throw new RunException(
                    Kind.FAILED,
                    "the run's plan can't be made any more: "
                            + String.valueOf(e.getMessage()).replace('\n', ' '),
                    e);
        }
    }
}
