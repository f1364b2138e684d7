package dev.aiperf.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What is asked. */
public sealed interface DatasetPlan {

    /** Returns in which order entries are used; empty leaves it to the data set. */
    Optional<SamplingStrategy> sampling();

    /** Returns which rows are sent and when, where the data set's own times say so. */
    default Optional<ReplayPlan> replay() {
        return Optional.empty();
    }

    /**
     * Prompts made for the run, with exact token counts.
     *
     * @param input the tokens of a prompt
     * @param output the tokens asked for in the answer; empty lets the model decide
     * @param entries how many different prompts there are; empty means a prompt of its own for each request
     * @param samePrompts whether every run and cell uses the same prompts, instead of fresh ones of the same lengths
     * @param sampling in which order a limited number of prompts is used
     * @param sessions how many turns a session has and how long its user thinks; empty where each prompt is asked alone
     */
    record Synthetic(
            LengthDistribution input,
            Optional<LengthDistribution> output,
            OptionalLong entries,
            boolean samePrompts,
            Optional<SamplingStrategy> sampling,
            Optional<SessionsPlan> sessions)
            implements DatasetPlan {

        /** Makes prompts each of which is asked alone. */
        public Synthetic(
                LengthDistribution input,
                Optional<LengthDistribution> output,
                OptionalLong entries,
                boolean samePrompts,
                Optional<SamplingStrategy> sampling) {
            this(input, output, entries, samePrompts, sampling, Optional.empty());
        }
    }

    /**
     * Prompts that a class of the user's gives, which the benchmark's generated runner makes.
     *
     * @param className the class
     */
    record Provided(String className) implements DatasetPlan {
        @Override
        public Optional<SamplingStrategy> sampling() {
            return Optional.empty();
        }
    }

    /**
     * Prompts of the user's own.
     *
     * @param file where they are
     * @param type the name of the file's form; empty means that it is recognised from its rows
     * @param output the tokens asked for where a row names none; empty lets the model decide
     * @param sampling in which order rows are used; by default as they stand, and by their times where they are replayed
     * @param replay which rows of a trace are sent and when, where their own times say so
     * @param blockTokens the tokens that each hash id of a trace stands for; empty leaves it to the file's form
     */
    record InputFile(
            Path file,
            Optional<String> type,
            Optional<LengthDistribution> output,
            Optional<SamplingStrategy> sampling,
            Optional<ReplayPlan> replay,
            OptionalInt blockTokens)
            implements DatasetPlan {

        /** Makes a file whose rows are sent when the traffic of the plan says so. */
        public InputFile(
                Path file,
                Optional<String> type,
                Optional<LengthDistribution> output,
                Optional<SamplingStrategy> sampling) {
            this(file, type, output, sampling, Optional.empty(), OptionalInt.empty());
        }

        /** Returns the same of another file. */
        public InputFile at(Path other) {
            return new InputFile(other, type, output, sampling, replay, blockTokens);
        }
    }
}
