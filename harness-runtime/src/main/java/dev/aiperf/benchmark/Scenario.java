package dev.aiperf.benchmark;

import dev.aiperf.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one run does with a benchmark's own code: hooks around the load, the method that shapes requests, the checks of
 * answers, a data set. {@link #empty()} sends the plan's data set as it is. Immutable; made for one run of one cell.
 *
 * <pre>{@code
 * Scenario scenario = Scenario.builder()
 *         .setup("open", benchmark::open)
 *         .shape(benchmark::bursty)
 *         .validate("isRight", benchmark::isRight)
 *         .tearDown("close", benchmark::close)
 *         .build();
 * }</pre>
 */
public final class Scenario {

    private static final Scenario EMPTY = builder().build();

    private final List<Hook> setups;
    private final List<Hook> tearDowns;
    private final Optional<RequestShaper> shaper;
    private final List<Check> checks;
    private final Optional<DatasetSource> dataset;

    private Scenario(Builder builder) {
        setups = List.copyOf(builder.setups);
        tearDowns = List.copyOf(builder.tearDowns);
        shaper = builder.shaper;
        checks = List.copyOf(builder.checks);
        dataset = builder.dataset;
    }

    /** Something done once before or after the load. */
    @FunctionalInterface
    public interface Action {

        /** Does it. */
        void run() throws Exception;
    }

    /** Makes a data set. */
    @FunctionalInterface
    public interface DatasetSource {

        /** Returns the data set. */
        Dataset open() throws Exception;
    }

    /**
     * A named action.
     *
     * @param name the method's name, for messages; may be empty
     * @param action what it does
     */
    public record Hook(String name, Action action) {}

    /**
     * A named check of answers.
     *
     * @param name the method's name, for messages; may be empty
     * @param validator what it asks
     */
    public record Check(String name, ResponseValidator validator) {}

    /** Returns the scenario that has nothing of a benchmark's own. */
    public static Scenario empty() {
        return EMPTY;
    }

    /** Returns a builder of a scenario, empty so far. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns what is done before the run's connections are opened and after the target was found fit, in order, on the
     * thread on which the scenario and its data set were made. One that throws fails the run, and so does one that takes
     * longer than the plan's set-up time-out.
     */
    public List<Hook> setups() {
        return setups;
    }

    /**
     * Returns what is done after the records were made, in order, on the thread of the set-up; also when the run failed or a
     * set-up threw, and each whether or not one before it threw. One that throws or takes longer than the plan's set-up
     * time-out is told of; what was measured stands.
     */
    public List<Hook> tearDowns() {
        return tearDowns;
    }

    /** Returns what makes the requests; empty when turns are sent as they are. */
    public Optional<RequestShaper> shaper() {
        return shaper;
    }

    /** Returns what checks answers: each must find an answer right. */
    public List<Check> checks() {
        return checks;
    }

    /** Returns what makes the data set in place of the plan's; called once a run, before the set-up. */
    public Optional<DatasetSource> dataset() {
        return dataset;
    }

    /**
     * Builds a scenario. Hooks and checks are called in the order in which they are added; of shapers and data sets the last
     * one is taken. No argument may be null. For one thread.
     */
    public static final class Builder {

        private final List<Hook> setups = new ArrayList<>();
        private final List<Hook> tearDowns = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();
        private Optional<RequestShaper> shaper = Optional.empty();
        private Optional<DatasetSource> dataset = Optional.empty();

        private Builder() {}

        /** Adds something to be done before the load, of no name. */
        public Builder setup(Action action) {
            return setup("", action);
        }

        /**
         * Adds something to be done before the load.
         *
         * @param name the method's name, for messages; may be empty
         */
        public Builder setup(String name, Action action) {
            setups.add(new Hook(name, action));
            return this;
        }

        /** Adds something to be done after the load, of no name. */
        public Builder tearDown(Action action) {
            return tearDown("", action);
        }

        /**
         * Adds something to be done after the load.
         *
         * @param name the method's name, for messages; may be empty
         */
        public Builder tearDown(String name, Action action) {
            tearDowns.add(new Hook(name, action));
            return this;
        }

        /** Has requests made by a method, instead of sending turns as they are. */
        public Builder shape(RequestShaper shaper) {
            this.shaper = Optional.of(shaper);
            return this;
        }

        /** Adds a check of answers, of no name. */
        public Builder validate(ResponseValidator validator) {
            return validate("", validator);
        }

        /**
         * Adds a check of answers.
         *
         * @param name the method's name, for messages; may be empty
         */
        public Builder validate(String name, ResponseValidator validator) {
            checks.add(new Check(name, validator));
            return this;
        }

        /** Takes a data set in place of the plan's. */
        public Builder dataset(DatasetSource source) {
            dataset = Optional.of(source);
            return this;
        }

        /** Returns the scenario. */
        public Scenario build() {
            return new Scenario(this);
        }
    }
}
