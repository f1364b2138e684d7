package dev.aiperf.run;

import dev.aiperf.plan.Cell;
import java.nio.file.Path;

/** Says where the files of a run go. */
@FunctionalInterface
public interface RunFolders {

    /** Returns the folder of the {@code run}-th run of a cell, from 1. It need not exist. */
    Path of(Cell cell, int run);
}
