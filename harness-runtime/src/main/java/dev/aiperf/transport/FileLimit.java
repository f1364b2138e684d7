package dev.aiperf.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** How many files and sockets the system lets this process have open. */
public final class FileLimit {

    /**
     * How many a transport leaves for the rest of the process: without a file left a JVM can't load another class, so that
     * code fails that has nothing to do with connections.
     */
    public static final int SPARE = 64;

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();

    private FileLimit() {}

    /** Returns how many more it may open now; {@link Long#MAX_VALUE} on a system that has no such limit. */
    public static long left() {
        long most = most();
        return most == 0 ? Long.MAX_VALUE : Math.max(0, most - open());
    }

    /** Returns how many it may have open at once; 0 on a system that has no such limit. */
    public static long most() {
        return SYSTEM instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : 0;
    }

    /**
     * Returns how many it has open; 0 on a system that has no limit. Looking takes a file itself: where none is left, the JVM
     * throws, and as many are open as may be.
     */
    public static long open() {
        if (!(SYSTEM instanceof UnixOperatingSystemMXBean unix)) {
            return 0;
        }
        try {
            return unix.getOpenFileDescriptorCount();
        } catch (InternalError e) {
            return unix.getMaxFileDescriptorCount();
        }
    }
}
