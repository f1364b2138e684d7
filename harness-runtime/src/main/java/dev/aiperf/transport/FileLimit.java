package dev.aiperf.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets the system lets this process have open. */
public final class FileLimit {

    private FileLimit() {}

    /** Returns how many more it may open now; {@link Long#MAX_VALUE} on a system that has no such limit. */
    public static long left() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.max(0, unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount())
                : Long.MAX_VALUE;
    }
}
