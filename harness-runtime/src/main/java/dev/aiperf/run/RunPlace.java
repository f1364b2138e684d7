package dev.aiperf.run;

import dev.aiperf.plan.Cell;
import java.util.Optional;

/** Where runs are made: in this process, or each in a process of its own. */
public interface RunPlace {

    /**
     * Makes one run of a cell. Blocks its caller; for one thread.
     *
     * @param cell what to run
     * @param run which run of the cell it is, from 1
     * @return the result; empty where the user ended everything before the run's first request
     * @throws RunException when the run gives no result; what was measured before is on disk
     */
    Optional<RunResult> run(Cell cell, int run) throws RunException;

    /** Ends the run that goes on, early and gently, and lets none begin. May be called from any thread. */
    void interrupt();
}
