package dev.aiperf.metrics;

/**
 * The twin of a metric of how well requests are served, in which each failed request counts as served as badly as can be, so
 * that a server that refuses isn't fast: as infinite, or as 0 where larger is better.
 */
public final class ErrorAdjusted {

    /** What the tag of a twin starts with. */
    public static final String PREFIX = "adj_";

    private ErrorAdjusted() {}

    /** Returns the tag of what a metric is made of: its own, or that of the one whose twin it is. */
    static String tagOfOriginal(String tag) {
        return tag.startsWith(PREFIX) ? tag.substring(PREFIX.length()) : tag;
    }

    static MetricInfo twinOf(Metric of) {
        MetricInfo metric = of.info();
        boolean shown = !(of instanceof RequestMetric own && own.twin() == RequestMetric.Twin.IN_FILES);
        boolean ordered = metric.order() != MetricInfo.UNORDERED;
        return new MetricInfo(
                PREFIX + metric.tag(),
                metric.header() + " (error-adjusted)",
                metric.unit(),
                ordered ? metric.order() + 1 : metric.order(),
                shown ? metric.group() : ConsoleGroup.NONE,
                metric.largerIsBetter(),
                metric.tag() + " where each failed request counts as " + (metric.largerIsBetter() ? "0" : "infinite")
                        + ", one that was given up unanswered too, but not one that the user's interrupt dropped;"
                        + (metric.largerIsBetter() ? "" : " percentiles by nearest rank, infinite ones absent;")
                        + " there only when a request failed.");
    }
}
