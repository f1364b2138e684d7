package dev.aiperf.plan;

/**
 * One point of a plan's sweep.
 *
 * @param name the point in words that are fit for a folder, such as {@code concurrency_10}
 * @param traffic the load of this point
 */
public record Cell(String name, TrafficPlan traffic) {

    /** Returns the cell of a traffic pattern, named by AIPerf's rule {@code <parameter>_<value>}. */
    public static Cell of(TrafficPlan traffic) {
        return new Cell(traffic.label(), traffic);
    }
}
