package dev.aiperf.record;

import dev.aiperf.engine.ClientPause;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.TimelineSink;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The log of a run: every finished request, its instants and its answer's bytes, on disk before anything is computed
 * from it; and the pauses of the client. What a killed run had logged can be read back ({@link FinishedLog}).
 *
 * <p>{@link #accept} only puts the timeline into a queue, wait-free but for the rare allocation of a queue segment; one
 * thread of this log encodes and writes. The queue has no bound: a disk that falls behind costs memory, seen in
 * {@link #backlog()}, never a measurement. When the disk fails, or one write to it lasts for a minute, the log goes on
 * taking timelines, counts them as {@link #lost()}, and says why in {@link #failure()}, so that the run can end in order.
 */
public final class TimelineLog implements TimelineSink, RecordSource, AutoCloseable {

    private static final int QUEUE_SEGMENT = 4096;
    private static final int PUBLISH_EVERY = 256;
    private static final long IDLE_NANOS = 1_000_000;
    private static final long LOOK_MILLIS = 50;

    private final Path path;
    private final LogFile file;
    private final TimelinePool pool;
    private final CredentialMask mask;
    private final WriteWatch watch;
    private final Thread writer;
    private final MpscUnboundedAtomicArrayQueue<Timeline> queue = new MpscUnboundedAtomicArrayQueue<>(QUEUE_SEGMENT);
    private final ConcurrentLinkedQueue<ClientPause> pauses = new ConcurrentLinkedQueue<>();
    private final AtomicLong lost = new AtomicLong();
    private long appended;
    private boolean hasPause;
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile long written;
    private volatile long peakBacklog;
    private volatile @Nullable Throwable fault;

    private TimelineLog(Path path, LogFile file, TimelinePool pool, CredentialMask mask, Duration longestWrite) {
        this.path = path;
        this.file = file;
        this.pool = pool;
        this.mask = mask;
        this.watch = new WriteWatch(longestWrite);
        writer = new Thread(this::write, "aiperf-timeline-log");
        writer.setDaemon(true);
    }

    /**
     * Makes a log and starts its thread.
     *
     * @param path the file, which must not exist
     * @param anchor what ties the run's instants to the wall clock
     * @param pool where timelines are given back to
     * @param credentials what requests carry and no file may hold
     * @throws IOException when the file can't be made or written to
     */
    public static TimelineLog create(Path path, WallClockAnchor anchor, TimelinePool pool, List<String> credentials)
            throws IOException {
        return start(
                path, LogFile.create(path, anchor), pool, new CredentialMask(credentials), WriteWatch.LONGEST_WRITE);
    }

    /** Makes the log of a run without credentials. */
    static TimelineLog create(Path path, WallClockAnchor anchor, TimelinePool pool) throws IOException {
        return create(path, anchor, pool, List.of());
    }

    /**
     * Starts the log of a run without credentials.
     *
     * @param longestWrite after what time a write is taken to hang
     */
    static TimelineLog start(Path path, LogFile file, TimelinePool pool, Duration longestWrite) {
        return start(path, file, pool, new CredentialMask(List.of()), longestWrite);
    }

    private static TimelineLog start(
            Path path, LogFile file, TimelinePool pool, CredentialMask mask, Duration longestWrite) {
        TimelineLog log = new TimelineLog(path, file, pool, mask, longestWrite);
        log.writer.start();
        return log;
    }

    @Override
    public void accept(Timeline timeline) {
        if (closing) {
            lost.incrementAndGet();
        } else {
            queue.offer(timeline);
        }
    }

    /** Takes a pause of the client; one after a write failed or the log closed is left out. For any thread. */
    public void accept(ClientPause pause) {
        pauses.offer(pause);
    }

    @Override
    public Path path() {
        return path;
    }

    /** Returns how many finished requests wait to be written. */
    public long backlog() {
        return queue.size();
    }

    /** Returns the most that ever waited. */
    public long peakBacklog() {
        return peakBacklog;
    }

    @Override
    public long written() {
        return written;
    }

    /** Returns whether a write failed, or hangs; {@link #failure()} says why. Costs nothing to ask. */
    public boolean hasFailed() {
        if (fault == null && watch.hangs()) {
            fault = WriteWatch.hanging();
        }
        return fault != null;
    }

    /** Returns how many requests were taken and are not in the file: those since a write failed or the log closed. */
    public long lost() {
        return lost.get();
    }

    /** Returns why requests were lost, in words for the user. */
    public Optional<String> failure() {
        Throwable cause = fault;
        return cause == null
                ? Optional.empty()
                : Optional.of("cannot write " + path + ": " + RecordException.words(cause) + "; " + lost()
                        + " requests are lost");
    }

    @Override
    public boolean isClosing() {
        return closing;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /**
     * Writes what waits and closes the file. To be called when the last {@link #accept} has returned; a timeline that
     * comes later counts as lost. Where the disk hangs it is given up after a minute: the failure says so, and the log
     * counts as closed with what is written. An interrupt ends the wait early, not the writing.
     */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        try {
            while (writer.isAlive() && !watch.hangs()) {
                writer.join(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (writer.isAlive()) {
            // One at least is in the writer's hands.
            lost.addAndGet(backlog() + 1);
            fault = WriteWatch.hanging();
            closed = true;
        }
    }

    private void write() {
        boolean last;
        do {
            last = closing;
            try {
                drain();
            } catch (RuntimeException | Error e) {
                // A writer that dies would leave the run waiting for its log. What follows is counted as lost.
                fail(e);
                last = false;
            }
            if (!last) {
                LockSupport.parkNanos(IDLE_NANOS);
            }
        } while (!last);
        watch.begin();
        try {
            file.close();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            watch.end();
        }
        closed = true;
    }

    private void drain() {
        peakBacklog = Math.max(peakBacklog, queue.size());
        for (ClientPause pause = pauses.poll(); pause != null; pause = pauses.poll()) {
            append(pause);
        }
        for (Timeline timeline = queue.poll(); timeline != null; timeline = queue.poll()) {
            append(timeline);
            pool.giveBack(timeline);
            if (appended - written >= PUBLISH_EVERY) {
                publish();
            }
        }
        publish();
    }

    private void append(ClientPause pause) {
        if (fault != null) {
            return;
        }
        try {
            file.append(pause);
            hasPause = true;
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void append(Timeline timeline) {
        if (fault != null) {
            lost.incrementAndGet();
            return;
        }
        try {
            appended++;
            mask.apply(timeline);
            watch.begin();
            file.append(timeline);
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            watch.end();
        }
    }

    /** Makes what was appended readable. */
    private void publish() {
        if (appended == written && !hasPause) {
            return;
        }
        peakBacklog = Math.max(peakBacklog, queue.size());
        watch.begin();
        try {
            file.flush();
            written = appended;
            hasPause = false;
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            watch.end();
        }
    }

    /** Gives up writing. What wasn't published counts as lost, since no reader goes beyond what was. */
    private void fail(Throwable cause) {
        lost.addAndGet(appended - written);
        appended = written;
        if (fault == null) {
            fault = cause;
        }
    }
}
