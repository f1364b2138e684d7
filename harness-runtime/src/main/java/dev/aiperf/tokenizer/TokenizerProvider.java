package dev.aiperf.tokenizer;

import dev.aiperf.extension.ExtensionPoint;
import java.util.Optional;

/** Loads tokenizers of one kind. */
@ExtensionPoint(category = "tokenizer")
public interface TokenizerProvider {

    /** Returns the provider's name, such as {@code builtin}. */
    String name();

    /**
     * Loads a tokenizer.
     *
     * @param name what the user asked for: a hub name, a path, or {@code builtin}
     * @param revision the revision of a hub name
     * @return the tokenizer, or empty when a name of this form is none of this provider's business
     * @throws TokenizerException when the name is this provider's, and can't be loaded; its message says why
     */
    Optional<Tokenizer> load(String name, String revision) throws TokenizerException;
}
