package dev.aiperf.tokenizer;

import com.knuddels.jtokkit.api.EncodingType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The encodings inside the jar: {@code builtin}, which is {@code builtin:o200k_base}, and {@code builtin:ENCODING}. Each
 * is loaded once for all who ask. Safe to share.
 */
public final class BuiltinTokenizers implements TokenizerProvider {

    static final String NAME = "builtin";
    static final String PREFIX = NAME + ":";

    private static final EncodingType DEFAULT = EncodingType.O200K_BASE;

    private final Map<EncodingType, Tokenizer> tokenizers = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Tokenizer> load(String name, String revision) throws TokenizerException {
        if (!isBuiltin(name)) {
            return Optional.empty();
        }
        EncodingType type = name.length() <= PREFIX.length() ? DEFAULT : encoding(name);
        return Optional.of(tokenizers.computeIfAbsent(type, BuiltinTokenizer::new));
    }

    /**
     * Begins to load the default's vocabulary on a thread of its own, for a process that will most likely need it: it takes
     * longer than everything else between a process's start and its first request.
     */
    public static void loadAhead() {
        Thread loading = new Thread(() -> new BuiltinTokenizer(DEFAULT).count("a"), "aiperf-vocabulary");
        loading.setDaemon(true);
        loading.start();
    }

    /** Returns whether a name asks for an encoding inside the jar. */
    static boolean isBuiltin(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(NAME) || lower.startsWith(PREFIX);
    }

    private static EncodingType encoding(String name) throws TokenizerException {
        String wanted = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        return EncodingType.fromName(wanted)
                .orElseThrow(() ->
                        new TokenizerException("tokenizer \"" + name + "\" is none of the built-in ones, which are "
                                + Arrays.stream(EncodingType.values())
                                        .map(type -> PREFIX + type.getName())
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }
}
