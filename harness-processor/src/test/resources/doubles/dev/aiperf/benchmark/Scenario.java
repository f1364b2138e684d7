package dev.aiperf.benchmark;

import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import java.util.ArrayList;
import java.util.List;

/** Keeps the names of what a runner hands over, and lets a test call the shaper and the actions. */
public final class Scenario {
    public final List<String> hooks = new ArrayList<>();
    public final List<Action> actions = new ArrayList<>();
    public Shaper shaper;
    public DatasetSource dataset;

    public interface Action {
        void run() throws Exception;
    }

    public interface Validator {
        boolean isValid(Response response) throws Exception;
    }

    public interface Shaper {
        ChatRequest shape(Turn turn, RunContext context) throws Exception;
    }

    public interface DatasetSource {
        Dataset open() throws Exception;
    }

    public static Builder builder() {
        return new Builder();
    }

    public static final class Builder {
        private final Scenario scenario = new Scenario();

        public Builder setup(String name, Action action) {
            scenario.hooks.add("setup " + name);
            scenario.actions.add(action);
            return this;
        }

        public Builder tearDown(String name, Action action) {
            scenario.hooks.add("tearDown " + name);
            scenario.actions.add(action);
            return this;
        }

        public Builder validate(String name, Validator validator) {
            scenario.hooks.add("validate " + name);
            return this;
        }

        public Builder shape(Shaper shaper) {
            scenario.shaper = shaper;
            return this;
        }

        public Builder dataset(DatasetSource source) {
            scenario.dataset = source;
            return this;
        }

        public Scenario build() {
            return scenario;
        }
    }
}
