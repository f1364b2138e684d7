package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.Place;

/**
 * What is to be said of a place in the source.
 *
 * @param place where
 * @param message what is wrong, and what to write
 * @param isError whether it keeps the class from being compiled; else it is likely a slip
 */
public record Finding(Place place, String message, boolean isError) {}
