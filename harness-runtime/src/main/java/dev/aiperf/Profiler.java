package dev.aiperf;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.report.ArtifactFolder;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.ReportException;
import dev.aiperf.report.SweepFiles;
import dev.aiperf.report.SweepReport;
import dev.aiperf.run.CellResult;
import dev.aiperf.run.ProfileSession;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.run.RunObserver;
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
    private final ConsoleReport console;
    private final ProfileListener listener;
    private volatile @Nullable ProfileSession session;
    private volatile boolean interrupted;

    /**
     * Makes a profiler.
     *
     * @param plan what to run
     * @param console how reports are shown
     * @param listener sees how it goes
     */
    public Profiler(ProfilePlan plan, ConsoleReport console, ProfileListener listener) {
        this.plan = plan;
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
     * @return what was measured; where a later cell could not be run, that of the cells before it, and why
     * @throws RunException when it can't be run or finished, and no cell was before
     */
    public ProfileResult run() throws RunException {
        try (ArtifactFolder folder = ArtifactFolder.prepare(plan.output().artifactDir())) {
            ProfileFiles files = new ProfileFiles(plan, folder, console, listener, version());
            ProfileSession running = new ProfileSession(plan, files, new Observer());
            session = running;
            if (interrupted) {
                running.interrupt();
            }
            Optional<RunException> failure = failureOf(running);
            List<CellResult> cells = running.finished();
            Optional<String> sweep = Optional.empty();
            if (plan.isSweep() && !cells.isEmpty()) {
                SweepFiles.write(folder.sweepFolder(), plan, cells, version())
                        .failures()
                        .forEach(problem -> listener.say(String.valueOf(problem.getMessage())));
                sweep = Optional.of(
                        new SweepReport(console.width(), console.colour()).render(plan, cells, folder.root()));
            }
            return new ProfileResult(folder.root(), cells, sweep, running.isInterrupted(), failure);
        } catch (ReportException e) {
            throw new RunException(Kind.WRONG_USE, String.valueOf(e.getMessage()), e);
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

    /** Hands on what the run stage tells. */
    private final class Observer implements RunObserver {

        @Override
        public void say(String sentence) {
            listener.say(sentence);
        }

        @Override
        public void progress(ProgressSnapshot snapshot) {
            listener.progress(snapshot);
        }
    }
}
