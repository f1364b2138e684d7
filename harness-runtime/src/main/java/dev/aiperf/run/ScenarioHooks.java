package dev.aiperf.run;

import dev.aiperf.benchmark.Scenario;
import dev.aiperf.benchmark.Scenario.DatasetSource;
import dev.aiperf.benchmark.Scenario.Hook;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.extension.Thrown;
import dev.aiperf.run.RunException.Kind;
import java.util.Objects;
import java.util.function.Consumer;

/** Runs what a benchmark does before and after the load, on the thread that runs it. */
final class ScenarioHooks {

    private final Scenario scenario;
    private final Consumer<String> complaints;

    /**
     * @param complaints told of a tear-down that failed, in a sentence: what was measured before it stands
     */
    ScenarioHooks(Scenario scenario, Consumer<String> complaints) {
        this.scenario = scenario;
        this.complaints = complaints;
    }

    /**
     * Makes the scenario's own data set.
     *
     * @throws RunException when it can't be made
     */
    static Dataset open(DatasetSource source) throws RunException {
        try {
            return Objects.requireNonNull(source.open(), "there is none");
        } catch (Throwable e) {
            throw new RunException(Kind.FAILED, "the benchmark's @Dataset threw " + Thrown.named(e), e);
        }
    }

    /**
     * Sets up, in order.
     *
     * @throws RunException when one throws; those after it were not run
     */
    void setUp() throws RunException {
        for (Hook hook : scenario.setups()) {
            try {
                hook.action().run();
            } catch (Throwable e) {
                throw new RunException(Kind.FAILED, threw("@Setup", hook, e), e);
            }
        }
    }

    /** Tears down, in order, all of them, whether or not one throws. */
    void tearDown() {
        for (Hook hook : scenario.tearDowns()) {
            try {
                hook.action().run();
            } catch (Throwable e) {
                complaints.accept(threw("@TearDown", hook, e) + ".");
            }
        }
    }

    private static String threw(String kind, Hook hook, Throwable thrown) {
        return named(kind, hook.name()) + " threw " + Thrown.named(thrown);
    }

    /** Returns how a method of a benchmark is called in messages. */
    static String named(String kind, String name) {
        return name.isEmpty() ? kind : kind + " " + name;
    }
}
