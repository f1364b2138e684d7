package dev.aiperf.metrics;

import dev.aiperf.record.RequestError;

/**
 * How often requests failed for one cause.
 *
 * @param error the cause
 * @param count how often, 1 or more
 */
public record ErrorCount(RequestError error, long count) {}
