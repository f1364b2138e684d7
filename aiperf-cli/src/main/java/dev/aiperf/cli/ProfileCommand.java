package dev.aiperf.cli;

import dev.aiperf.ExitCode;
import dev.aiperf.Forking;
import dev.aiperf.ProfileListener;
import dev.aiperf.ProfileResult;
import dev.aiperf.Profiler;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.plan.build.Problem;
import dev.aiperf.report.ConsoleReport;
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
        if (BenchmarkArguments.areIn(arguments)) {
            return new RunCommand(console).run(arguments);
        }
        PlanBuilder builder;
        ProfilePlan plan;
        try {
            builder = Plans.fromCommandLine(arguments, console);
            plan = builder.build();
        } catch (UsageException e) {
            console.complain(String.valueOf(e.getMessage()));
            return ExitCode.WRONG_USE;
        } catch (PlanException e) {
            complain(e);
            return ExitCode.WRONG_USE;
        }
        return profile(plan, builder);
    }

    private void complain(PlanException e) {
        for (Problem problem : e.problems()) {
            console.complain(problem.sentence());
        }
    }

    private int profile(ProfilePlan plan, PlanBuilder builder) {
        PlanIntroduction.lines(plan).forEach(console.err()::println);
        try (ProgressView progress = progress(plan)) {
            Profiler profiler = profiler(plan, builder, new Listener(progress));
            try (Interrupts interrupts = Interrupts.handledBy(profiler::interrupt, console)) {
                return codeOf(plan, profiler.run(), interrupts);
            } catch (RunException e) {
                complain(plan, e);
                return e.kind() == RunException.Kind.WRONG_USE ? ExitCode.WRONG_USE : ExitCode.FAILED;
            }
        }
    }

    private void complain(ProfilePlan plan, RunException e) {
        console.complain(String.valueOf(e.getMessage()));
        if (plan.output().verbosity() > 0) {
            e.printStackTrace(console.err());
        }
    }

    private ProgressView progress(ProfilePlan plan) {
        Terminal terminal = new Terminal(console.err(), console.interactive(), console.width(), System::nanoTime);
        return Ui.named(plan.output().ui()).open(terminal);
    }

    /** Several runs are processes of their own; a single one is made here. */
    private Profiler profiler(ProfilePlan plan, PlanBuilder builder, ProfileListener listener) {
        ConsoleReport reports = new ConsoleReport(console.width(), console.colour());
        return plan.runs().areSeveral()
                ? new Profiler(plan, Forking.ofThisClassPath(builder, plan), reports, listener)
                : new Profiler(plan, reports, listener);
    }

    private int codeOf(ProfilePlan plan, ProfileResult result, Interrupts interrupts) {
        result.report().ifPresent(console.out()::print);
        if (result.failure().isPresent() && !result.interrupted()) {
            complain(plan, result.failure().get());
        } else {
            result.complaint().ifPresent(console::complain);
        }
        return interrupts.any() ? ExitCode.INTERRUPTED : result.exitCode();
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
