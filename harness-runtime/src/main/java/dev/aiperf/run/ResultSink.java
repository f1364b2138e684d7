package dev.aiperf.run;

import dev.aiperf.dataset.Dataset;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.plan.Cell;
import dev.aiperf.transport.WallClockAnchor;
import java.nio.file.Path;

/** Where results go: what the report stage is to the run stage, which knows nothing of file formats. */
public interface ResultSink {

    /**
     * Begins the output of a run of a cell.
     *
     * @param run which run of the cell it is, from 1
     * @throws RunException when it can't be written; the message names file and reason
     */
    CellOutput open(Cell cell, int run, String runId, WallClockAnchor anchor) throws RunException;

    /**
     * Begins the same output in another folder, for records that mean nothing and are thrown away.
     *
     * @param folder an empty folder, which the caller deletes
     * @throws RunException when it can't be written; the message names file and reason
     */
    CellOutput rehearse(Path folder, WallClockAnchor anchor) throws RunException;

    /**
     * Takes the result of a cell.
     *
     * @param dataset what was asked
     * @param encoder how it was encoded, but for credentials
     * @param requests how many requests of the measured phase were sent as data set and encoder have them; 0 where a
     *     benchmark's own method shaped them, which nobody may ask again
     */
    void write(RunResult result, Dataset dataset, RequestEncoder encoder, long requests) throws RunException;
}
