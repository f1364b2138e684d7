package dev.aiperf.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time of this process since this was made. Safe to share between threads. */
final class ProcessorTime {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long startNanos = System.nanoTime();
    private final long usedBeforeNanos = SYSTEM.getProcessCpuTime();

    /** Returns how many cores were in use in the mean, by all threads of the process together. */
    double meanCores() {
        return (SYSTEM.getProcessCpuTime() - usedBeforeNanos) / (double) Math.max(1, System.nanoTime() - startNanos);
    }
}
