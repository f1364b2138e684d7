package dev.aiperf.metrics;

/** The twin of a latency in which each failed request counts as infinite, so that a server that refuses isn't fast. */
public final class ErrorAdjusted {

    /** What the tag of a twin starts with. */
    public static final String PREFIX = "adj_";

    private ErrorAdjusted() {}

    /** Returns the tag of what a metric is made of: its own, or that of the one whose twin it is. */
    static String tagOfOriginal(String tag) {
        return tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : tag;
    }

    static MetricInfo twinOf(MetricInfo metric) {
        boolean ordered = metric.order() != MetricInfo.UNORDERED;
        return new MetricInfo(
                PREFIX + metric.tag(),
                metric.header() + " (error-adjusted)",
                metric.unit(),
                ordered ? metric.order() + 1 : metric.order(),
                metric.group(),
                metric.largerIsBetter(),
                metric.tag() + " where each failed request counts as infinite, one that was given up unanswered too,"
                        + " but not one that the user's interrupt dropped; percentiles by nearest rank, infinite ones absent; there only when a request failed.");
    }
}
