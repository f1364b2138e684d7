package dev.aiperf.simulator.text;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Turns prompts into tokens of o200k_base. Safe for use by many threads. */
public final class TokenCounter {
    /** One for all: it never changes, and reading its 200,000 entries takes a good part of a second. */
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    /** The tokens of the text; what looks like a special token is taken as the text that it is. */
    public int[] encode(String text) {
        return ENCODING.encodeOrdinary(text).toArray();
    }
}
