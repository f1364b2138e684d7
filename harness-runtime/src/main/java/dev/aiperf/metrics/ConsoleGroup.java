package dev.aiperf.metrics;

/** The console table that a metric belongs to. */
public enum ConsoleGroup {
    /** The main table. */
    DEFAULT("LLM Metrics"),
    /** What the server reports of its own token counts. */
    USAGE("LLM Metrics: Usage"),
    /** What is ours alone: latencies from the intended time, and the client's own delay. */
    SCHEDULE("LLM Metrics: From the Schedule"),
    /** In files only. */
    NONE("");

    private final String title;

    ConsoleGroup(String title) {
        this.title = title;
    }

    /** Returns the table's title. */
    public String title() {
        return title;
    }
}
