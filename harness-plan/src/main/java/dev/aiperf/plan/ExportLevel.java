package dev.aiperf.plan;

/** How much of a run is written to files. */
public enum ExportLevel {
    /** Statistics only. */
    SUMMARY,
    /** Statistics, and a line for each request. */
    RECORDS
}
