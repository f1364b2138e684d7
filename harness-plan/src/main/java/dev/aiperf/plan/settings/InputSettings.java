package dev.aiperf.plan.settings;

import static dev.aiperf.plan.settings.SettingGroup.CONVERSATION_INPUT;
import static dev.aiperf.plan.settings.SettingGroup.INPUT;
import static dev.aiperf.plan.settings.SettingGroup.INPUT_LENGTH;
import static dev.aiperf.plan.settings.SettingGroup.OUTPUT_LENGTH;
import static dev.aiperf.plan.settings.SettingGroup.TOKENIZER;

import dev.aiperf.plan.SamplingStrategy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked, and what counts its tokens. */
public final class InputSettings {

    /** Longer than any context window, and small enough to multiply. */
    private static final long MOST_TOKENS = 100_000_000;

    /** The user's own prompts. */
    public static final Setting<Path> FILE = Setting.named("input-file", SettingType.path())
            .defaultText("none: prompts are made")
            .in(INPUT, "A file of prompts: JSON lines, plain text with a prompt on each line, or a trace.");

    /** The form of the file, checked against the forms on hand where the plan is built. */
    public static final Setting<String> FILE_TYPE = Setting.named(
                    "custom-dataset-type", SettingType.text("TYPE", "the name of a form such as single_turn"))
            .defaultText("recognised from the file's rows")
            .in(
                    INPUT,
                    "The form of the input file: that of a trace (mooncake_trace, bailian_trace, burst_gpt_trace, azure_trace) or"
                            + " one that aiperf plugins lists.");

    /** The order in which entries are used. */
    public static final Setting<SamplingStrategy> SAMPLING = Setting.named(
                    "dataset-sampling-strategy", SettingType.choice(samplings()))
            .defaultText("sequential for a file, shuffle for a limited number of made prompts")
            .in(INPUT, "The order in which entries are used: as they stand, drawn, or in a new order for each pass.");

    /** The root of every random draw. */
    public static final Setting<Long> SEED = Setting.named(
                    "random-seed", SettingType.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE))
            .defaultText("drawn, and named before the load")
            .in(INPUT, "The root of every random draw: the same seed gives the same prompts, lengths and arrivals.");

    /** Whether runs and cells share their prompts. */
    public static final Setting<Boolean> SAME_PROMPTS = Setting.named("same-prompts", SettingType.flag())
            .defaultText("off: fresh prompts of the same lengths, so that no run lives off another's prefix cache")
            .in(INPUT, "Use the same made prompts in every run and cell.");

    /** The configuration file; read by whoever makes the layers. */
    public static final Setting<Path> CONFIG = Setting.named("config", SettingType.path())
            .shortName("f")
            .onlyOnCommandLine()
            .in(INPUT, "A configuration file (YAML); options given beside it win over it.");

    /**
     * The class that gives a benchmark's prompts. Only an annotation gives it, as only a generated runner can make one, so
     * it isn't in the catalogue's lists.
     */
    public static final Setting<String> DATASET_CLASS = Setting.named(
                    "dataset-class", SettingType.text("CLASS", "the name of a class"))
            .in(INPUT, "The class that gives the prompts.");

    /** The number of different prompts. */
    public static final Setting<Long> ENTRIES = Setting.named(
                    "num-dataset-entries", SettingType.wholeNumber(1, 1_000_000_000))
            .aliases("num-prompts")
            .defaultText("a prompt of its own for each request")
            .in(CONVERSATION_INPUT, "How many different prompts are made.");

    /** The mean input length. */
    public static final Setting<Long> ISL = Setting.named("isl", SettingType.wholeNumber(1, MOST_TOKENS))
            .aliases("prompt-input-tokens-mean", "synthetic-input-tokens-mean", "input-tokens-mean")
            .defaultText("550")
            .in(INPUT_LENGTH, "Tokens of a made prompt, on average.");

    /** The spread of input lengths. */
    public static final Setting<Double> ISL_STDDEV = Setting.named("isl-stddev", SettingType.zeroOrMore())
            .aliases("prompt-input-tokens-stddev", "synthetic-input-tokens-stddev", "input-tokens-stddev")
            .defaultText("0")
            .in(INPUT_LENGTH, "Standard deviation of the tokens of a made prompt.");

    /** The mean output length. */
    public static final Setting<Long> OSL = Setting.named("osl", SettingType.wholeNumber(1, MOST_TOKENS))
            .aliases("prompt-output-tokens-mean", "output-tokens-mean")
            .defaultText("none: the model decides")
            .in(
                    OUTPUT_LENGTH,
                    "Tokens asked for in an answer, on average; with an input file, for rows that name none.");

    /** The spread of output lengths. */
    public static final Setting<Double> OSL_STDDEV = Setting.named("osl-stddev", SettingType.zeroOrMore())
            .aliases("prompt-output-tokens-stddev", "output-tokens-stddev")
            .defaultText("0")
            .in(OUTPUT_LENGTH, "Standard deviation of the tokens asked for in an answer.");

    /** What counts tokens. */
    public static final Setting<String> TOKENIZER_NAME = Setting.named(
                    "tokenizer", SettingType.text("NAME", "a hub name, a tokenizer.json or its folder, or builtin"))
            .defaultText("the model's name")
            .in(TOKENIZER, "What counts tokens: a hub name, a tokenizer.json or its folder, or builtin (o200k_base).");

    /** The revision of a hub name. */
    public static final Setting<String> TOKENIZER_REVISION = Setting.named(
                    "tokenizer-revision", SettingType.text("REVISION", "a branch, tag or commit"))
            .defaultText("main")
            .in(TOKENIZER, "The revision of the tokenizer at its hub.");

    /** Whether a missing tokenizer is an error. */
    public static final Setting<Boolean> TOKENIZER_STRICT = Setting.named("tokenizer-strict", SettingType.flag())
            .defaultText("off: the built-in tokenizer steps in, with a warning")
            .in(TOKENIZER, "Fail when the tokenizer can't be loaded.");

    private InputSettings() {}

    static List<CatalogueEntry> all() {
        return List.of(
                FILE,
                FILE_TYPE,
                SAMPLING,
                SEED,
                SAME_PROMPTS,
                CONFIG,
                ENTRIES,
                ISL,
                ISL_STDDEV,
                OSL,
                OSL_STDDEV,
                TOKENIZER_NAME,
                TOKENIZER_REVISION,
                TOKENIZER_STRICT);
    }

    private static Map<String, SamplingStrategy> samplings() {
        Map<String, SamplingStrategy> names = new LinkedHashMap<>();
        names.put("sequential", SamplingStrategy.SEQUENTIAL);
        names.put("random", SamplingStrategy.RANDOM);
        names.put("shuffle", SamplingStrategy.SHUFFLE);
        return names;
    }
}
