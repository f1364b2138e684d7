package dev.aiperf.tokenizer;

import java.util.Optional;

/**
 * The tokenizer of a run, and how far its counts are those of the model.
 *
 * @param tokenizer what counts
 * @param approximate whether it stands in for one that couldn't be loaded, so that its counts are not the model's
 * @param warning what to tell the user about that, in one sentence
 */
public record LoadedTokenizer(Tokenizer tokenizer, boolean approximate, Optional<String> warning) {}
