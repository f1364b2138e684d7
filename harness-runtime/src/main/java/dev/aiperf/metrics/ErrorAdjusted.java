package dev.aiperf.metrics;

/** The twin of a latency in which each failed request counts as infinite, so that a server that refuses isn't fast. */
final class ErrorAdjusted {

    /** What the tag of a twin starts with. */
    static final String PREFIX = "adj_";

    private ErrorAdjusted() {}

    static MetricInfo twinOf(MetricInfo metric) {
        boolean ordered = metric.order() != MetricInfo.UNORDERED;
        return new MetricInfo(
                PREFIX + metric.tag(),
                metric.header() + " (error-adjusted)",
                metric.unit(),
                ordered ? metric.order() + 1 : metric.order(),
                metric.group(),
                metric.largerIsBetter(),
                metric.tag() + " where each failed request counts as infinite, cancelled ones apart; percentiles by"
                        + " nearest rank, infinite ones absent; there only when a request failed.");
    }
}
