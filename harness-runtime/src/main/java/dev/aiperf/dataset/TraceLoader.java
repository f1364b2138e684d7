package dev.aiperf.dataset;

import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.ReplayPlan;
import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.Seed;
import dev.aiperf.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the data set of a trace.
 *
 * @param plan the file
 * @param file the same, looked into
 * @param format its form
 * @param reason by what the form was told, in words
 */
record TraceLoader(DatasetPlan.InputFile plan, TraceFile file, TraceFormat format, String reason) {

    /**
     * Returns the loader of a file that is a trace; empty where it is a file of prompts.
     *
     * @throws DatasetException when it is to be replayed and isn't a trace
     */
    static Optional<TraceLoader> of(DatasetPlan.InputFile plan) throws DatasetException {
        boolean replayed = plan.replay().isPresent();
        Optional<TraceFormat> named = plan.type().flatMap(TraceFormat::named);
        if (plan.type().isPresent() && named.isEmpty() && !replayed) {
            return Optional.empty();
        }
        TraceFile file = TraceFile.of(plan.file());
        Set<String> fields = file.fields();
        Optional<TraceFormat> format = (named.isPresent() ? named : TraceFormat.of(fields))
                .filter(it -> replayed || it != TraceFormat.TIMED_PROMPTS);
        if (format.isEmpty() && replayed) {
            throw new DatasetException(plan.file() + ": can't be replayed, as its first row "
                    + (fields.isEmpty()
                            ? "is neither a JSON object nor a line of CSV"
                            : "has the fields " + list(fields))
                    + "; what is known are " + TraceFormat.known());
        }
        return format.map(found -> new TraceLoader(
                plan,
                file,
                found,
                named.isPresent()
                        ? "as --custom-dataset-type says"
                        : "as its first row has " + list(found.evidence(fields).orElse(List.of()))));
    }

    private static String list(Iterable<String> names) {
        String joined = String.join(", ", names);
        int last = joined.lastIndexOf(", ");
        return last < 0 ? joined : joined.substring(0, last) + " and " + joined.substring(last + 2);
    }

    /**
     * Reads the trace.
     *
     * @param planSeed the root of lengths and of the order of rows
     * @param runSeed the root of the words of made prompts
     */
    TraceDataset load(Tokenizer tokenizer, Seed planSeed, Seed runSeed) throws DatasetException {
        Path path = plan.file();
        boolean replayed = plan.replay().isPresent();
        TraceRows rows = file.read(format, replayed);
        if (replayed) {
            rows.order();
        }
        TraceTurns turns = new TraceTurns(
                path,
                format,
                rows,
                PromptComposer.of(tokenizer, runSeed.derive("first-word")),
                plan.blockTokens().orElse(format.blockTokens()),
                plan.output().map(length -> new LengthDraws(length, planSeed.derive("output-length"))),
                runSeed);
        EntrySampler order = EntrySampler.of(
                plan.sampling().orElse(SamplingStrategy.SEQUENTIAL), rows.size(), planSeed.derive("sampling"));
        TraceDataset dataset =
                new TraceDataset(path, rows, turns, order, plan.replay().orElse(ReplayPlan.WHOLE));
        dataset.remark(sentence(dataset, rows));
        return dataset;
    }

    private String sentence(TraceDataset dataset, TraceRows rows) {
        long sent = dataset.entries().orElse(0);
        String read = String.format(Locale.ROOT, "%s is read as %s, %s: ", plan.file(), format.title(), reason);
        String some = sent == rows.size() ? "" : String.format(Locale.ROOT, " of %,d", rows.size());
        String replayed = plan.replay()
                .map(replay -> String.format(
                                Locale.ROOT, " over %.1f s", dataset.length().toNanos() / 1e9)
                        + (replay.speedUp() == 1 ? "" : " at " + plain(replay.speedUp()) + " times their speed"))
                .orElse("");
        return read + String.format(Locale.ROOT, "%,d%s rows", sent, some) + replayed + ".";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
