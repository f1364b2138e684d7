package dev.aiperf.plan.build;

/**
 * What a plan needs to know of a metric.
 *
 * @param isOfRequest whether each request has it, so that a result has statistics of it; else a result has one value
 * @param needsStreaming whether it exists only where answers are streamed
 * @param largerIsBetter whether larger values are the better ones
 */
public record MetricTraits(boolean isOfRequest, boolean needsStreaming, boolean largerIsBetter) {}
