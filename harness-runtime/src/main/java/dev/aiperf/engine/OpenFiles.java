package dev.aiperf.engine;

/**
 * The file descriptors of the client process; each connection is one.
 *
 * @param peak the most that were seen open, by a look each second; 0 where the system doesn't tell
 * @param limit how many the process may have open; 0 where the system doesn't tell
 */
public record OpenFiles(long peak, long limit) {

    /** Nothing is known. */
    public static final OpenFiles UNKNOWN = new OpenFiles(0, 0);
}
