package dev.aiperf.metrics;

/**
 * What a metric means.
 *
 * @param tag its name in files and options, such as {@code time_to_first_token}
 * @param header its name in tables, such as {@code Time to First Token}
 * @param unit the unit of its values in tables and files, such as {@code ms}
 * @param order its place in tables; lower comes first
 * @param group the table it belongs to
 * @param largerIsBetter whether more of it is better
 * @param formula how it is computed, in the words of the documentation
 */
public record MetricInfo(
        String tag, String header, String unit, int order, ConsoleGroup group, boolean largerIsBetter, String formula) {

    /** The place of a metric that no table orders: after all that have one. */
    public static final int UNORDERED = Integer.MAX_VALUE;

    /** Returns whether it tells what HTTP took for each request; such metrics have a table of their own. */
    public boolean isOfHttp() {
        return tag.startsWith("http_req_");
    }
}
