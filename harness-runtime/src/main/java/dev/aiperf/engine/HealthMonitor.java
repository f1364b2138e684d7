package dev.aiperf.engine;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import dev.aiperf.engine.ClientHealth.Verdict;
import dev.aiperf.stats.SampleSize;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the client process during a phase, and judges whether it was up to the load.
 *
 * <p>The limits are stated in {@link #judge}: where the client used most of the machine, was late, or stopped to collect
 * garbage for as long as the things it measures, its numbers say less about the server, and the verdict says so.
 */
public final class HealthMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);

    private static final double STRAINED_CPU_SHARE = 0.75;
    private static final double INVALID_CPU_SHARE = 0.95;
    private static final double STRAINED_LATENESS_MILLIS = 2;
    private static final double INVALID_LATENESS_MILLIS = 50;
    private static final double STRAINED_PAUSE_MILLIS = 20;
    private static final double INVALID_PAUSE_MILLIS = 500;
    private static final double STRAINED_BACKLOG = 10_000;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final NotificationListener onCollection = this::onCollection;
    private final long startNanos = System.nanoTime();
    private final long startCpuNanos = system.getProcessCpuTime();

    private long pauses;
    private long longestMillis;
    private long totalMillis;

    private HealthMonitor() {}

    /** Starts watching. */
    public static HealthMonitor start() {
        HealthMonitor monitor = new HealthMonitor();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter && pauses(collector)) {
                emitter.addNotificationListener(monitor.onCollection, null, null);
            }
        }
        return monitor;
    }

    /** Concurrent collectors report their cycles, which stop nothing, by beans of their own. */
    private static boolean pauses(GarbageCollectorMXBean collector) {
        String name = collector.getName();
        return !name.contains("Cycles") && !name.contains("Concurrent");
    }

    /**
     * Judges the client over the time since the start.
     *
     * @param phase how the phase went
     * @param peakBacklog the most finished requests that waited to be written to the log
     * @param lost how many finished requests could not be written
     */
    public ClientHealth judge(PhaseResult phase, long peakBacklog, long lost) {
        int cores = Runtime.getRuntime().availableProcessors();
        double elapsed = (double) Math.max(1, System.nanoTime() - startNanos);
        double cpu = (system.getProcessCpuTime() - startCpuNanos) / elapsed;
        Duration longest;
        Duration total;
        long count;
        synchronized (this) {
            longest = Duration.ofMillis(longestMillis);
            total = Duration.ofMillis(totalMillis);
            count = pauses;
        }
        Judgement judgement = new Judgement();
        judgement.weigh(
                cpu / cores,
                STRAINED_CPU_SHARE,
                INVALID_CPU_SHARE,
                String.format(
                        Locale.ROOT, "the client used %.0f %% of the machine's %d cores", 100 * cpu / cores, cores));
        judgement.weighLateness(phase);
        judgement.weigh(
                (double) longest.toMillis(),
                STRAINED_PAUSE_MILLIS,
                INVALID_PAUSE_MILLIS,
                "garbage collection stopped the client for " + longest.toMillis() + " ms");
        judgement.weigh(
                (double) peakBacklog,
                STRAINED_BACKLOG,
                Double.POSITIVE_INFINITY,
                peakBacklog + " finished requests waited to be written");
        judgement.weigh((double) lost, 1, 1, lost + " finished requests could not be written");
        return new ClientHealth(
                judgement.verdict,
                judgement.reasons,
                cpu,
                cores,
                count,
                longest,
                total,
                peakBacklog,
                phase.sent(),
                phase.latenessP50Nanos(),
                phase.latenessP99Nanos(),
                phase.heldAtCeiling());
    }

    @Override
    public void close() {
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

    private void onCollection(Notification notification, Object handback) {
        if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        long millis = info.getGcInfo().getDuration();
        synchronized (this) {
            pauses++;
            totalMillis += millis;
            longestMillis = Math.max(longestMillis, millis);
        }
    }

    /** The verdict as it is gathered. */
    private static final class Judgement {

        private Verdict verdict = Verdict.HEALTHY;
        private final List<String> reasons = new ArrayList<>();

        /** Judges lateness by its 99th percentile, or by its median where there are too few requests to carry that. */
        void weighLateness(PhaseResult phase) {
            boolean carriesP99 = SampleSize.carries(99, phase.sent());
            double millis = (carriesP99 ? phase.latenessP99Nanos() : phase.latenessP50Nanos()) / 1e6;
            weigh(
                    millis,
                    STRAINED_LATENESS_MILLIS,
                    INVALID_LATENESS_MILLIS,
                    String.format(
                            Locale.ROOT,
                            "one request in %s was sent %.1f ms late or more",
                            carriesP99 ? "a hundred" : "two",
                            millis));
        }

        void weigh(double value, double strainedFrom, double invalidFrom, String words) {
            if (value < strainedFrom) {
                return;
            }
            reasons.add(words);
            verdict = value >= invalidFrom || verdict == Verdict.INVALID ? Verdict.INVALID : Verdict.STRAINED;
        }
    }
}
