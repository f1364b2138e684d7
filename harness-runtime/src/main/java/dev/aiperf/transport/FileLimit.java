package dev.aiperf.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets the system lets this process have open. */
public final class FileLimit {

    /**
     * How many a transport leaves for the rest of the process: without a file left a JVM can't load another class, so that
     * code fails that has nothing to do with connections.
     */
    public static final int SPARE = 64;

    private FileLimit() {}

    /** Returns how many more it may open now; {@link Long#MAX_VALUE} on a system that has no such limit. */
    public static long left() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.max(0, unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount())
                : Long.MAX_VALUE;
    }
}
