package dev.aiperf.simulator;

import dev.aiperf.simulator.SimulatorOption.Kind;
import java.util.ArrayList;
import java.util.List;

/** Every option there is: the one place that command lines, checks and help texts come from. */
final class OptionCatalogue {
    private static final List<SimulatorOption> OPTIONS = new ArrayList<>();

    static final SimulatorOption HOST = option("host", Kind.TEXT, "127.0.0.1", "address to listen on");
    static final SimulatorOption PORT = option("port", Kind.PORT, "0", "port to listen on; 0 takes any that is free");
    static final SimulatorOption MODEL =
            option("model", Kind.TEXT, "simulated-model", "names of the models served, separated by commas");
    static final SimulatorOption ANY_MODEL =
            option("any-model", Kind.FLAG, "true", "answer for models of other names too, instead of with 404");
    static final SimulatorOption API_KEY =
            option("api-key", Kind.TEXT, "", "bearer token that requests must carry; none if empty");

    static final SimulatorOption PREFILL_RATE =
            option("prefill-rate", Kind.RATE, "20000", "prompt tokens computed a second");
    static final SimulatorOption PREFILL_CHUNK =
            option("prefill-chunk", Kind.POSITIVE, "2048", "most prompt tokens computed in one step");
    static final SimulatorOption DECODE_BASE =
            option("decode-base", Kind.DURATION, "8ms", "what a step costs whatever is in it");
    static final SimulatorOption DECODE_PER_SEQUENCE =
            option("decode-per-sequence", Kind.DURATION, "0.2ms", "what each decoding sequence adds to a step");
    static final SimulatorOption MAX_BATCH =
            option("max-batch", Kind.POSITIVE, "32", "most sequences computed at once; others queue");
    static final SimulatorOption KV_TOKENS =
            option("kv-tokens", Kind.POSITIVE, "200000", "tokens that the KV cache holds; sequences queue for room");
    static final SimulatorOption PREFIX_CACHE =
            option("prefix-cache", Kind.FLAG, "true", "compute what prompts begin with in common (blocks of 16) once");
    static final SimulatorOption INDEPENDENT_STREAMS = option(
            "independent-streams",
            Kind.FLAG,
            "false",
            "no batch: a token each decode-base, each stream in its own phase");
    static final SimulatorOption JITTER =
            option("jitter", Kind.SHARE, "0", "share by which each step varies to either side");
    static final SimulatorOption SEED = option("seed", Kind.SEED, "1", "of words, lengths, jitter and faults");

    static final SimulatorOption OUTPUT_TOKENS = option(
            "output-tokens", Kind.POSITIVE, "128", "length about which answers vary when a request asks for none");
    static final SimulatorOption REASONING_TOKENS =
            option("reasoning-tokens", Kind.COUNT, "0", "how many of an answer's first tokens are reasoning");
    static final SimulatorOption INTERNATIONAL =
            option("international", Kind.FLAG, "false", "answer in words of many scripts instead of English ones");

    static final SimulatorOption DIALECT = choice(
            "dialect",
            "vllm",
            "server whose stream form is spoken",
            List.of("openai", "vllm", "sglang", "tgi", "trtllm", "ollama"));
    static final SimulatorOption REASONING_FIELD = choice(
            "reasoning-field",
            "dialect",
            "field that carries reasoning; 'dialect' for the one its server uses",
            List.of("dialect", "reasoning", "reasoning_content"));
    static final SimulatorOption ROLE_CHUNK = choice(
            "role-chunk",
            "dialect",
            "whether streams begin with a chunk that has the role only",
            List.of("dialect", "true", "false"));
    static final SimulatorOption TOKENS_PER_CHUNK =
            option("tokens-per-chunk", Kind.POSITIVE, "1", "tokens that each streamed chunk carries");
    static final SimulatorOption USAGE_EACH_CHUNK =
            option("usage-each-chunk", Kind.FLAG, "false", "usage so far on each chunk, asked for or not");
    static final SimulatorOption COMMENTS =
            option("comments", Kind.DURATION, "0", "interval of keep-alive comments in streams; 0 for none");
    static final SimulatorOption LINE_ENDS =
            choice("line-ends", "lf", "how lines of a stream end", List.of("lf", "cr", "crlf"));

    static final SimulatorOption FAULT = option(
            "fault", Kind.FAULT, "", "misbehaviour, with the share of requests that meets it (reset-after=5@0.1)");
    static final SimulatorOption TRUTH_LIMIT =
            option("truth-limit", Kind.POSITIVE, "200000", "requests whose truth is kept; the oldest are dropped");

    static List<SimulatorOption> all() {
        return List.copyOf(OPTIONS);
    }

    private static SimulatorOption option(String name, Kind kind, String defaultText, String help) {
        return add(new SimulatorOption(name, kind, defaultText, help, List.of()));
    }

    private static SimulatorOption choice(String name, String defaultText, String help, List<String> choices) {
        return add(new SimulatorOption(name, Kind.CHOICE, defaultText, help, choices));
    }

    private static SimulatorOption add(SimulatorOption option) {
        OPTIONS.add(option);
        return option;
    }

    private OptionCatalogue() {}
}
