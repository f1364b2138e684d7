package dev.aiperf.cli;

import dev.aiperf.ProfileListener;
import dev.aiperf.ProfileResult;
import dev.aiperf.Profiler;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.plan.build.Problem;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.report.FailureSentence;
import dev.aiperf.report.PlanIntroduction;
import dev.aiperf.report.ProgressView;
import dev.aiperf.report.Terminal;
import dev.aiperf.report.Ui;
import dev.aiperf.run.ProgressSnapshot;
import dev.aiperf.run.RunException;
import java.util.List;

/** {@code aiperf profile}: the benchmark. */
final class ProfileCommand implements Command {

    private final Console console;

    ProfileCommand(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public String summary() {
        return "profile an endpoint: latency, throughput, goodput under a load";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.stream().anyMatch(Aiperf::isHelp)) {
            console.out().print(new SettingsHelp(console.width()).text());
            return ExitCode.DONE;
        }
        ProfilePlan plan;
        try {
            plan = Plans.fromCommandLine(arguments, console).build();
        } catch (UsageException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.WRONG_USE;
        } catch (PlanException e) {
            complain(e);
            return ExitCode.WRONG_USE;
        }
        return profile(plan);
    }

    private void complain(PlanException e) {
        for (Problem problem : e.problems()) {
            console.complain(problem.sentence());
        }
    }

    private int profile(ProfilePlan plan) {
        PlanIntroduction.lines(plan).forEach(console.err()::println);
        try (ProgressView progress = progress(plan)) {
            Profiler profiler =
                    new Profiler(plan, new ConsoleReport(console.width(), console.colour()), new Listener(progress));
            try (Interrupts interrupts = Interrupts.handledBy(profiler::interrupt, console)) {
                return codeOf(plan, profiler.run(), interrupts);
            } catch (RunException e) {
                console.complain(String.valueOf(e.getMessage()));
                if (plan.output().verbosity() > 0) {
                    e.printStackTrace(console.err());
                }
                return e.kind() == RunException.Kind.WRONG_USE ? ExitCode.WRONG_USE : ExitCode.FAILED;
            }
        }
    }

    private ProgressView progress(ProfilePlan plan) {
        Terminal terminal = new Terminal(console.err(), console.interactive(), console.width(), System::nanoTime);
        return Ui.named(plan.output().ui()).open(terminal);
    }

    private int codeOf(ProfilePlan plan, ProfileResult result, Interrupts interrupts) {
        result.sweepReport().ifPresent(console.out()::print);
        if (result.interrupted() || interrupts.any()) {
            if (result.cells().isEmpty()) {
                console.complain("interrupted before the first request; nothing was measured");
            }
            return ExitCode.INTERRUPTED;
        }
        if (!result.hasNumbers()) {
            console.complain(FailureSentence.of(plan, result.cells()));
            return ExitCode.FAILED;
        }
        if (plan.output().strict() && result.hasInvalidClient()) {
            console.complain("the client was not up to the load, and --strict makes that an error");
            return ExitCode.INVALID_CLIENT;
        }
        return ExitCode.DONE;
    }

    /** Shows what the run tells: progress and messages on standard error, reports on standard output. */
    private final class Listener implements ProfileListener {

        private final ProgressView progress;

        Listener(ProgressView progress) {
            this.progress = progress;
        }

        @Override
        public synchronized void say(String sentence) {
            console.err().println(sentence);
        }

        @Override
        public synchronized void progress(ProgressSnapshot snapshot) {
            progress.show(snapshot);
        }

        @Override
        public synchronized void cellReport(String text) {
            progress.close();
            console.out().println();
            console.out().print(text);
            console.out().flush();
        }
    }
}
