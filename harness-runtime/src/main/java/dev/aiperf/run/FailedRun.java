package dev.aiperf.run;

/**
 * A run that gave no result. It is listed, and left out of all statistics.
 *
 * @param number which run of its cell it was, from 1
 * @param reason what happened, in one sentence without its stop
 * @param outputTail the last of what its process printed; empty where it printed nothing or had no process of its own
 */
public record FailedRun(int number, String reason, String outputTail) {

    /** Returns the run's name in files, as AIPerf writes it: {@code run_0001}. */
    public String label() {
        return CellRuns.label(number);
    }

    /** Returns what happened as a sentence, and below it the last that its process printed. */
    public String told() {
        String said = OutputTail.toldAfter(outputTail);
        String stop = reason.endsWith("?") ? "" : ".";
        return reason + (said.isEmpty() ? stop : said);
    }
}
