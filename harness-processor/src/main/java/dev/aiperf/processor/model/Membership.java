package dev.aiperf.processor.model;

/**
 * How a member belongs to a benchmark class.
 *
 * @param declaredIn the simple name of the class that declares it
 * @param isInherited whether that is a superclass
 * @param canBeReached whether the runner, which is in the package of the benchmark class, can use it, as far as packages
 *     decide that
 */
public record Membership(String declaredIn, boolean isInherited, boolean canBeReached) {}
