package dev.aiperf.tokenizer;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import org.jspecify.annotations.Nullable;

/**
 * A tokenizer whose vocabulary is inside the jar. What looks like a special token is ordinary text to it, as it is to a
 * server that gets it in a message.
 *
 * <p>The vocabulary is loaded by the first count, once for all tokenizers of an encoding: about half a second and 40 MB for
 * {@code o200k_base}.
 */
final class BuiltinTokenizer implements Tokenizer {

    private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();

    private final EncodingType type;
    private volatile @Nullable Encoding loaded;

    BuiltinTokenizer(EncodingType type) {
        this.type = type;
    }

    @Override
    public String name() {
        return BuiltinTokenizers.PREFIX + type.getName();
    }

    @Override
    public int count(String text) {
        return text.isEmpty() ? 0 : encoding().countTokensOrdinary(text);
    }

    private Encoding encoding() {
        Encoding encoding = loaded;
        if (encoding == null) {
            encoding = ENCODINGS.getEncoding(type);
            loaded = encoding;
        }
        return encoding;
    }
}
