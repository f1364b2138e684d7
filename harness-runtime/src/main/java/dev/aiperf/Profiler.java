package dev.aiperf;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.report.ArtifactFolder;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.ReportException;
import dev.aiperf.report.RunLine;
import dev.aiperf.run.CellRuns;
import dev.aiperf.run.GateJudge;
import dev.aiperf.run.LocalRuns;
import dev.aiperf.run.ProfileSession;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.run.RunFolders;
import dev.aiperf.run.RunPlace;
import dev.aiperf.run.RunResult;
import dev.aiperf.run.Verdict;
import dev.aiperf.run.fork.Forks;
import dev.aiperf.run.fork.Order;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Profiles an endpoint: runs a plan and writes its results.
 *
 * <pre>{@code
 * ProfileResult result = new Profiler(plan, new ConsoleReport(140, false), listener).run();
 * }</pre>
 *
 * <p>{@link #run} blocks its caller; {@link #interrupt} may be called from any thread meanwhile.
 */
public final class Profiler {

    private final ProfilePlan plan;
    private final Optional<Forking> forking;
    private final ConsoleReport console;
    private final ProfileListener listener;
    private final GateJudge judge = GateJudge.installed();
    private volatile @Nullable ProfileSession session;
    private volatile boolean interrupted;

    /**
     * Makes a profiler that runs in this process.
     *
     * @param plan what to run; each of its cells once
     * @param console how reports are shown
     * @param listener sees how it goes
     * @throws IllegalArgumentException if the plan has several runs of a cell, which take processes of their own
     */
    public Profiler(ProfilePlan plan, ConsoleReport console, ProfileListener listener) {
        this(plan, Optional.empty(), console, listener);
        if (plan.runs().areSeveral()) {
            throw new IllegalArgumentException("several runs are made in processes of their own");
        }
    }

    /**
     * Makes a profiler that makes each run in a process of its own.
     *
     * @param plan what to run
     * @param forking how a process is started
     * @param console how reports are shown
     * @param listener sees how it goes
     */
    public Profiler(ProfilePlan plan, Forking forking, ConsoleReport console, ProfileListener listener) {
        this(plan, Optional.of(forking), console, listener);
    }

    private Profiler(ProfilePlan plan, Optional<Forking> forking, ConsoleReport console, ProfileListener listener) {
        this.plan = plan;
        this.forking = forking;
        this.console = console;
        this.listener = listener;
    }

    /** Returns the version of this program, as results name it. */
    public static String version() {
        String version = Profiler.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * Runs the plan.
     *
     * @return what was measured; where a later run could not be made, that of the runs before it, and why
     * @throws RunException when it can't be run or finished, and no run was before
     */
    public ProfileResult run() throws RunException {
        try (ArtifactFolder folder = ArtifactFolder.prepare(plan.output().artifactDir())) {
            ProfileSession running = new ProfileSession(
                    plan,
                    place((cell, run) -> folder.layout().runFolder(plan, cell, run)),
                    cell -> judge.needsMoreRuns(plan, cell),
                    listener);
            session = running;
            if (interrupted) {
                running.interrupt();
            }
            Optional<RunException> failure = failureOf(running);
            List<CellRuns> cells = running.finished();
            Verdict verdict = judge.judge(plan, cells, running.isInterrupted());
            Optional<String> report = new TogetherFiles(plan, console, listener).write(folder.layout(), cells, verdict);
            report.ifPresent(listener::report);
            return new ProfileResult(plan, folder.root(), cells, report, verdict, running.isInterrupted(), failure);
        } catch (ReportException e) {
            throw new RunException(Kind.WRONG_USE, String.valueOf(e.getMessage()), e);
        }
    }

    private RunPlace place(RunFolders folders) {
        if (forking.isEmpty()) {
            return new LocalRuns(plan, new ProfileFiles(plan, folders, console, listener, version()), listener);
        }
        Forking how = forking.get();
        return new Forks(
                how.command()
                        .withClassArchive(ClassArchive.of(
                                how.command().java(),
                                how.command().memoryOptions(),
                                how.command().classPath())),
                (cell, run, folder) -> new Order(
                        how.source(),
                        plan.seed().value(),
                        how.method(),
                        cell.name(),
                        run,
                        folder.toString(),
                        console.width(),
                        console.colour()),
                folders,
                listener,
                this::read);
    }

    /** Shows a run: its whole report where it is the only one of its cell, else a line. */
    private void read(RunResult result, int run, String report) {
        if (plan.runs().areSeveral()) {
            listener.say(RunLine.of(plan, result, run));
        } else {
            listener.cellReport(report);
        }
    }

    /** Runs a session; gives why it ended early, and throws that only where there is nothing to show. */
    private static Optional<RunException> failureOf(ProfileSession session) throws RunException {
        try {
            session.run();
            return Optional.empty();
        } catch (RunException e) {
            if (session.finished().isEmpty()) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** Ends the run early and gently: nothing more is sent, what is in flight gets a few seconds, results are written. */
    public void interrupt() {
        interrupted = true;
        ProfileSession running = session;
        if (running != null) {
            running.interrupt();
        }
    }
}
