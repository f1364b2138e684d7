package dev.aiperf.engine;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the collections that stop the client, by the JVM's notifications. These come some time after a collection is over;
 * {@link #hasHeardAll} says whether any is still missing, by the number that the JVM gives each. Safe to share between
 * threads.
 */
final class CollectionWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionWatch.class);

    private final Consumer<ClientPause> listener;
    private final List<Collector> collectors = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private long pauses;
    private long longestNanos;
    private long totalNanos;

    private CollectionWatch(Consumer<ClientPause> listener) {
        this.listener = listener;
    }

    /** Starts to watch; the listener is told of each collection, on a thread of the JVM. */
    static CollectionWatch start(Consumer<ClientPause> listener) {
        CollectionWatch watch = new CollectionWatch(listener);
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (bean instanceof NotificationEmitter emitter && stopsThreads(bean)) {
                watch.collectors.add(watch.new Collector(bean, emitter));
            }
        }
        watch.collectors.forEach(Collector::start);
        return watch;
    }

    /** Concurrent collectors report their cycles, which stop nothing, by beans of their own. */
    private static boolean stopsThreads(GarbageCollectorMXBean bean) {
        return !bean.getName().contains("Cycles");
    }

    /** Returns whether every collection that has ended until now was told to the listener. */
    boolean hasHeardAll() {
        return collectors.stream().allMatch(Collector::hasHeardAll);
    }

    /** Returns how many collections stopped the client. */
    synchronized long pauses() {
        return pauses;
    }

    /** Returns how long the longest of them took, as far as it lies within the watch. */
    synchronized long longestNanos() {
        return longestNanos;
    }

    /** Returns how long all of them took. */
    synchronized long totalNanos() {
        return totalNanos;
    }

    @Override
    public void close() {
        collectors.forEach(Collector::close);
    }

    /**
     * Returns how long a collection has stopped the client since an instant; negative when it had ended before. Collections
     * are told some time after they are over, so that the phase before may still be heard of.
     */
    static long nanosSince(long sinceNanos, ClientPause collection) {
        return collection.endNanos() < sinceNanos
                ? -1
                : collection.endNanos() - Math.max(sinceNanos, collection.startNanos());
    }

    private void take(ClientPause collection) {
        long nanos = nanosSince(startNanos, collection);
        if (nanos < 0) {
            return;
        }
        synchronized (this) {
            pauses++;
            totalNanos += nanos;
            longestNanos = Math.max(longestNanos, nanos);
        }
        listener.accept(collection);
    }

    /** One of the JVM's collectors. */
    private final class Collector implements NotificationListener {

        private final GarbageCollectorMXBean bean;
        private final NotificationEmitter emitter;
        private final AtomicLong heard = new AtomicLong();

        Collector(GarbageCollectorMXBean bean, NotificationEmitter emitter) {
            this.bean = bean;
            this.emitter = emitter;
        }

        void start() {
            emitter.addNotificationListener(this, null, null);
            hear(bean.getCollectionCount());
        }

        boolean hasHeardAll() {
            return heard.get() >= bean.getCollectionCount();
        }

        @Override
        public void handleNotification(Notification notification, Object handback) {
            if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                return;
            }
            GcInfo info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                    .getGcInfo();
            // By the notification's own time, which is that of the collection's end: GcInfo counts from an instant in
            // the
            // JVM's start that nothing else tells.
            long end = System.nanoTime() - nanosSince(notification.getTimeStamp());
            long length = TimeUnit.MILLISECONDS.toNanos(info.getDuration());
            take(new ClientPause(ClientPause.Cause.GARBAGE_COLLECTION, end - length, length));
            hear(info.getId());
        }

        /** One may be told while the count of those before the start is taken. */
        private void hear(long number) {
            heard.accumulateAndGet(number, Math::max);
        }

        private static long nanosSince(long epochMillis) {
            long passed = Instant.ofEpochMilli(epochMillis).until(Instant.now(), ChronoUnit.NANOS);
            return Math.max(0, passed);
        }

        void close() {
            try {
                emitter.removeNotificationListener(this);
            } catch (ListenerNotFoundException e) {
                LOG.debug("{} had no listener any more", bean.getName());
            }
        }
    }
}
