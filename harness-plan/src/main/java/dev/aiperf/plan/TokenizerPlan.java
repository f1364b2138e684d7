package dev.aiperf.plan;

import java.util.Optional;

/**
 * What counts tokens.
 *
 * @param name a hub name, a {@code tokenizer.json} file, its folder, or {@code builtin}; empty means the model's name
 * @param revision the revision of a hub name
 * @param strict whether a tokenizer that can't be loaded is an error, instead of the built-in one with a warning
 */
public record TokenizerPlan(Optional<String> name, String revision, boolean strict) {}
