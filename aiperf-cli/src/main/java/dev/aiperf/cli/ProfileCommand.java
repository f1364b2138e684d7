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
import dev.aiperf.run.RunException;
import dev.aiperf.tokenizer.BuiltinTokenizers;
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
            return new RunCommand(console).runAs(name(), arguments);
        }
        BuiltinTokenizers.loadAhead();
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
        try (RunListener listener = new RunListener(console, plan.output().ui())) {
            Profiler profiler = profiler(plan, builder, listener);
            try (Interrupts interrupts = Interrupts.handledBy(
                    profiler::interrupt, console, plan.output().artifactDir().toString())) {
                return codeOf(plan, profiler.run(), interrupts);
            } catch (RunException e) {
                complain(plan, e);
                return ExitCode.of(e);
            }
        }
    }

    private void complain(ProfilePlan plan, RunException e) {
        console.complain(String.valueOf(e.getMessage()));
        if (plan.output().verbosity() > 0) {
            e.printStackTrace(console.err());
        }
    }

    /** Several runs are processes of their own; a single one is made here. */
    private Profiler profiler(ProfilePlan plan, PlanBuilder builder, ProfileListener listener) {
        ConsoleReport reports = new ConsoleReport(console.width(), console.colour());
        return plan.runs().areSeveral()
                ? new Profiler(plan, Forking.ofThisClassPath(builder, plan), reports, listener)
                : new Profiler(plan, reports, listener);
    }

    private int codeOf(ProfilePlan plan, ProfileResult result, Interrupts interrupts) {
        if (result.failure().isPresent() && !result.interrupted()) {
            complain(plan, result.failure().get());
        } else {
            result.complaint().ifPresent(console::complain);
        }
        return interrupts.any() ? ExitCode.INTERRUPTED : result.exitCode();
    }
}
