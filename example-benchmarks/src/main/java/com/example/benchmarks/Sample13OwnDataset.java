package com.example.benchmarks;

import dev.aiperf.annotations.Benchmark;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.Dataset;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Turn;
import java.util.List;
import java.util.OptionalLong;

/**
 * Prompts that a class gives.
 *
 * <p>Where neither made-up prompts nor a file will do, a class of yours is the data set: from a database, from a log, from
 * code. What it gives is a function of the request's index alone, so that every run asks the same, and may be asked from
 * several threads.
 *
 * <p><b>Run it:</b> {@code mvn aiperf:profile -Daiperf.include=Sample13}
 *
 * <p><b>Expect</b> in {@code inputs.json} of the result the sums that were asked.
 */
@Endpoint(url = "${AIPERF_URL:simulator:}", model = "${AIPERF_MODEL:simulated-model}", streaming = true)
@Dataset(Sample13OwnDataset.Sums.class)
@Concurrency(2)
@Measurement(requests = 20)
public class Sample13OwnDataset {

    @Benchmark
    public void sums() {}

    /** Sums of two numbers below 100: a hundred hundreds of them. */
    public static final class Sums implements dev.aiperf.dataset.Dataset {

        @Override
        public OptionalLong entries() {
            return OptionalLong.of(10_000);
        }

        @Override
        public long entryOf(long index) {
            // A prime step visits all of them, neighbours far apart.
            return index * 7919 % 10_000;
        }

        @Override
        public Conversation conversation(long entry) {
            String question = "How much is " + entry / 100 + " and " + entry % 100 + "? Answer with the number only.";
            return new Conversation("sum-" + entry, List.of(Turn.of(question)));
        }
    }
}
