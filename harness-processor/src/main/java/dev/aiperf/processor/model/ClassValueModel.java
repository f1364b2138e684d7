package dev.aiperf.processor.model;

/**
 * A class that an annotation names.
 *
 * @param names its names
 * @param isDataset whether it is a data set of the harness
 * @param canBeMade whether the runner can make one: a class that isn't abstract, inner or out of reach, with a constructor
 *     without parameters that is within reach
 */
public record ClassValueModel(ClassNames names, boolean isDataset, boolean canBeMade) {}
