package dev.aiperf.engine;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the client process during a phase: processor time, garbage collection, event loops, open files. Safe to share between threads. */
public final class HealthMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);
    private static final int TICKS_A_SECOND = (int) (1_000_000_000 / EventLoopWatch.TICK_NANOS);

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final NotificationListener onCollection = this::onCollection;
    private final EventLoopWatch loops;
    private final long startNanos = System.nanoTime();
    /** By the clock that collections are told by: since the start of the JVM. */
    private final long startMillis = ManagementFactory.getRuntimeMXBean().getUptime();

    private final long startCpuNanos = system.getProcessCpuTime();

    private long pauses;
    private long longestMillis;
    private long totalMillis;
    private long peakFiles;
    private int ticks;

    private HealthMonitor(List<Executor> eventLoops) {
        loops = new EventLoopWatch(eventLoops, this::onTick, new PreciseClock());
    }

    /**
     * Starts watching.
     *
     * @param eventLoops the threads that handle connections, each as what runs a task on it
     */
    public static HealthMonitor start(List<Executor> eventLoops) {
        HealthMonitor monitor = new HealthMonitor(eventLoops);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter && pauses(collector)) {
                emitter.addNotificationListener(monitor.onCollection, null, null);
            }
        }
        monitor.loops.start();
        return monitor;
    }

    /** Concurrent collectors report their cycles, which stop nothing, by beans of their own. */
    private static boolean pauses(GarbageCollectorMXBean collector) {
        String name = collector.getName();
        return !name.contains("Cycles") && !name.contains("Concurrent");
    }

    /**
     * Returns what was used since the start.
     *
     * @param peakBacklog the most finished requests that waited to be written to the log
     * @param lost how many finished requests could not be written
     */
    public ClientUsage usage(long peakBacklog, long lost) {
        double elapsed = (double) Math.max(1, System.nanoTime() - startNanos);
        double cpu = (system.getProcessCpuTime() - startCpuNanos) / elapsed;
        synchronized (this) {
            return new ClientUsage(
                    cpu,
                    Runtime.getRuntime().availableProcessors(),
                    pauses,
                    Duration.ofMillis(longestMillis),
                    Duration.ofMillis(totalMillis),
                    peakBacklog,
                    lost,
                    loops.delay(),
                    files());
        }
    }

    /** Counting open files walks through them, which takes milliseconds where there are ten thousand. */
    private void onTick() {
        if (ticks++ % TICKS_A_SECOND == 0) {
            synchronized (this) {
                peakFiles = Math.max(peakFiles, openFiles());
            }
        }
    }

    private long openFiles() {
        return system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0;
    }

    private OpenFiles files() {
        return system instanceof UnixOperatingSystemMXBean unix
                ? new OpenFiles(Math.max(peakFiles, openFiles()), unix.getMaxFileDescriptorCount())
                : OpenFiles.UNKNOWN;
    }

    @Override
    public void close() {
        loops.close();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter && pauses(collector)) {
                try {
                    emitter.removeNotificationListener(onCollection);
                } catch (ListenerNotFoundException e) {
                    LOG.debug("{} had no listener any more", collector.getName());
                }
            }
        }
    }

    /**
     * Returns how long a collection has stopped the client since an instant; negative when it had ended before. Collections
     * are told some time after they are over, so that the phase before, or the start of the process, may still be heard of.
     */
    static long millisSince(long sinceMillis, long startMillis, long endMillis) {
        return endMillis < sinceMillis ? -1 : endMillis - Math.max(sinceMillis, startMillis);
    }

    private void onCollection(Notification notification, Object handback) {
        if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        GcInfo collection = info.getGcInfo();
        long millis = millisSince(startMillis, collection.getStartTime(), collection.getEndTime());
        if (millis < 0) {
            return;
        }
        synchronized (this) {
            pauses++;
            totalMillis += millis;
            longestMillis = Math.max(longestMillis, millis);
        }
    }
}
