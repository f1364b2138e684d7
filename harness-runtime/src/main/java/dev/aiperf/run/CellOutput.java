package dev.aiperf.run;

import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.RecordListener;
import java.nio.file.Path;

/** Where the records of one cell go while it runs. */
public interface CellOutput extends RecordListener, AutoCloseable {

    /** Returns the folder of the cell's files; it exists. */
    Path folder();

    /** Takes what the self-check found, before the first record; not called where there was none. */
    void onNoiseFloor(NoiseFloor floor);

    /** Returns whether records are no longer written. Never waits; for any thread. */
    boolean hasFailed();

    /**
     * Ends the writing of records.
     *
     * @throws RunException when some were lost, now or earlier; the message names file and reason
     */
    @Override
    void close() throws RunException;
}
