package dev.aiperf.run;

import dev.aiperf.benchmark.Scenario;
import dev.aiperf.benchmark.Scenario.DatasetSource;
import dev.aiperf.benchmark.Scenario.Hook;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.extension.Thrown;
import dev.aiperf.run.BenchmarkThread.GivenUpException;
import dev.aiperf.run.RunException.Kind;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Runs what a benchmark does before and after the load, each method for a limited time. */
final class ScenarioHooks {

    private final Scenario scenario;
    private final BenchmarkThread thread;
    private final Duration timeout;
    private final Consumer<String> complaints;

    /**
     * @param thread where it is run
     * @param timeout how long each method may take
     * @param complaints told of a tear-down that failed or hangs, in a sentence: what was measured before it stands
     */
    ScenarioHooks(Scenario scenario, BenchmarkThread thread, Duration timeout, Consumer<String> complaints) {
        this.scenario = scenario;
        this.thread = thread;
        this.timeout = timeout;
        this.complaints = complaints;
    }

    /**
     * Makes the scenario's own data set.
     *
     * @throws RunException when it can't be made, or isn't in time
     */
    Dataset open(DatasetSource source) throws RunException, GivenUpException {
        String name = "the benchmark's @Dataset";
        try {
            return thread.call(name, timeout, () -> Objects.requireNonNull(source.open(), "there is none"));
        } catch (ExecutionException e) {
            throw threw(name, e);
        }
    }

    /**
     * Sets up, in order.
     *
     * @throws RunException when one throws, or doesn't end in time; those after it were not run
     */
    void setUp() throws RunException, GivenUpException {
        for (Hook hook : scenario.setups()) {
            run("@Setup", hook);
        }
    }

    /** Tears down, in order, all of them, whether or not one throws or hangs. */
    void tearDown() {
        for (Hook hook : scenario.tearDowns()) {
            try {
                run("@TearDown", hook);
            } catch (RunException | GivenUpException e) {
                complaints.accept(e.getMessage() + ".");
            }
        }
    }

    private void run(String kind, Hook hook) throws RunException, GivenUpException {
        String name = named(kind, hook.name());
        try {
            thread.call(name, timeout, () -> {
                hook.action().run();
                return true;
            });
        } catch (ExecutionException e) {
            throw threw(name, e);
        }
    }

    private static RunException threw(String name, ExecutionException thrown) {
        Throwable cause = Objects.requireNonNull(thrown.getCause());
        return new RunException(Kind.FAILED, name + " threw " + Thrown.named(cause), cause);
    }

    /** Returns how a method of a benchmark is called in messages. */
    static String named(String kind, String name) {
        return name.isEmpty() ? kind : kind + " " + name;
    }
}
