package dev.aiperf.dataset;

import dev.aiperf.extension.Extensions;
import dev.aiperf.plan.DatasetPlan;
import dev.aiperf.plan.SamplingStrategy;
import dev.aiperf.plan.Seed;
import dev.aiperf.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the data set that a plan asks for. Safe to share. */
public final class Datasets {

    /** A shuffle keeps 4 bytes an entry. */
    private static final long MOST_SHUFFLED = 100_000_000;

    private final Extensions<DatasetLoader> loaders;

    /** Makes data sets with given loaders of files; the first that recognises a file reads it. */
    public Datasets(List<DatasetLoader> loaders) {
        this(new Extensions<>(DatasetLoader::name, loaders));
    }

    private Datasets(Extensions<DatasetLoader> loaders) {
        this.loaders = loaders;
    }

    /** Returns the names of the forms of input files that can be read here, traces included. */
    public static Set<String> installedTypes() {
        return Stream.concat(
                        installed().loaders.all().stream().map(DatasetLoader::name),
                        Stream.of(TraceFormat.values()).map(TraceFormat::type))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the maker that has all loaders that are installed. */
    public static Datasets installed() {
        return new Datasets(Extensions.installed(DatasetLoader.class, DatasetLoader::name));
    }

    /**
     * Makes the data set of one run of one cell.
     *
     * @param tokenizer what the lengths of synthetic prompts are counted with
     * @param planSeed the same for all runs and cells: root of lengths and of the order of entries
     * @param runSeed the run's and cell's own: root of the words of synthetic prompts, unless the plan has them all alike
     * @throws DatasetException when the file of the plan can't be used
     */
    public Dataset open(DatasetPlan plan, Tokenizer tokenizer, Seed planSeed, Seed runSeed) throws DatasetException {
        Seed branch = planSeed.derive("dataset");
        if (plan instanceof DatasetPlan.InputFile file) {
            Optional<TraceLoader> trace = TraceLoader.of(file);
            return trace.isPresent()
                    ? trace.get().load(tokenizer, branch, runSeed.derive("dataset"))
                    : inputFile(file, branch);
        }
        DatasetPlan.Synthetic synthetic = (DatasetPlan.Synthetic) plan;
        requireFewEnoughToShuffle(synthetic);
        Seed content = synthetic.samePrompts() ? branch : runSeed.derive("dataset");
        return new SyntheticDataset(synthetic, tokenizer, branch, content);
    }

    private static void requireFewEnoughToShuffle(DatasetPlan.Synthetic plan) throws DatasetException {
        boolean shuffled = plan.sampling().orElse(SamplingStrategy.SHUFFLE) == SamplingStrategy.SHUFFLE;
        long entries = plan.entries().orElse(0);
        if (shuffled && entries > MOST_SHUFFLED) {
            throw new DatasetException(
                    entries + " data set entries are too many to shuffle, the most are " + MOST_SHUFFLED
                            + "; take fewer, sample them sequentially or at random, or set no number for a prompt of its own for"
                            + " each request");
        }
    }

    private Dataset inputFile(DatasetPlan.InputFile plan, Seed seed) throws DatasetException {
        List<Conversation> conversations = load(plan);
        EntrySampler sampler = EntrySampler.of(
                plan.sampling().orElse(SamplingStrategy.SEQUENTIAL), conversations.size(), seed.derive("sampling"));
        Optional<LengthDraws> output =
                plan.output().map(length -> new LengthDraws(length, seed.derive("output-length")));
        return new InputFileDataset(conversations, sampler, output);
    }

    private List<Conversation> load(DatasetPlan.InputFile plan) throws DatasetException {
        Path file = plan.file();
        List<String> firstLines = TextFile.firstLines(file);
        DatasetLoader loader = plan.type().isPresent() ? named(plan.type().get()) : recognising(file, firstLines);
        List<Conversation> conversations;
        try {
            conversations = loader.load(file);
        } catch (RuntimeException e) {
            throw new DatasetException(file + ": the loader " + loader.name() + " failed: " + e, e);
        }
        if (conversations.isEmpty()) {
            throw new DatasetException(file + ": has no prompts");
        }
        return conversations;
    }

    private DatasetLoader named(String type) throws DatasetException {
        return loaders.find(type).orElseThrow(() -> new DatasetException(loaders.unknown("data set type", type)));
    }

    private DatasetLoader recognising(Path file, List<String> firstLines) throws DatasetException {
        for (DatasetLoader loader : loaders.all()) {
            if (loader.recognises(file, firstLines)) {
                return loader;
            }
        }
        throw new DatasetException(file + ": is of no known form; name it with --custom-dataset-type");
    }
}
