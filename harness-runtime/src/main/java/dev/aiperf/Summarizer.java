package dev.aiperf;

import dev.aiperf.plan.ExportLevel;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.record.FinishedLog;
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
import java.util.List;
import java.util.stream.Stream;

/**
 * Rebuilds the results of runs that were killed, from the logs that they left. A result that is whole is never touched, and
 * logs stay where they are. For one thread.
 */
public final class Summarizer {

    private static final int DEPTH = 4;
    private static final String DRAFTS = ".rebuilding";

    private final Path folder;
    private final ConsoleReport console;
    private final ProfileListener listener;

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
        List<Path> rebuilt = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        boolean any = false;
        for (Path log : named(LoggedRun.LOG_FILE)) {
            Path run = parentOf(log);
            any = true;
            try {
                if (rebuild(run)) {
                    rebuilt.add(run);
                }
            } catch (RunException e) {
                failures.add(run + ": " + e.getMessage());
            }
        }
        if (!any && named(ResultFileNames.byDefault().json()).isEmpty()) {
            throw new RunException(
                    Kind.WRONG_USE,
                    "there is no " + LoggedRun.LOG_FILE + " in " + folder + " or below it, and no result either");
        }
        return new Summary(rebuilt, failures);
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

    /** Makes a run's result; returns whether there was none. */
    private boolean rebuild(Path run) throws RunException {
        try {
            LoggedRun logged = LoggedRun.read(run);
            ProfilePlan plan = plan(logged);
            ResultFileNames names = ResultFileNames.of(plan.output());
            if (Files.exists(run.resolve(names.json()))) {
                return false;
            }
            FinishedLog log = FinishedLog.of(run.resolve(LoggedRun.LOG_FILE));
            if (log.written() == 0) {
                throw new RunException(
                        Kind.FAILED,
                        "the log holds no finished request"
                                + log.damage()
                                        .map(damage -> " (" + damage + ")")
                                        .orElse(""));
            }
            write(run, plan, names, new LogRebuild(plan, logged, log), logged, log);
            return true;
        } catch (IOException e) {
            throw new RunException(Kind.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private void write(
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
        files.write(result, rebuild.asked(), rebuild.encoder(), rebuild.sent());
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
