package dev.aiperf.report;

import dev.aiperf.extension.ExtensionPoint;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes one file of a cell's result. Stateless, safe to share between threads.
 *
 * <p>An exporter sees a finished result only. It writes to a draft that takes the file's name once it is whole, so that
 * no reader ever meets half a file; where one fails, the others still run.
 */
@ExtensionPoint(category = "exporter")
public interface Exporter {

    /** Returns the exporter's name, such as {@code json}. */
    String name();

    /** Returns the name of the file inside the cell's folder. */
    String fileName(CellReport report);

    /**
     * Writes the file, without secrets ({@link Redaction}).
     *
     * <p>A write that fails may come as {@link IOException} or as what a library makes of it, such as Jackson's unchecked
     * exceptions. Any other exception is taken as a fault of the exporter. Either way the user is told, and all other
     * files are written.
     *
     * @param out where to; may be closed, but need not be
     * @throws IOException when it can't be written
     */
    void write(CellReport report, OutputStream out) throws IOException;
}
