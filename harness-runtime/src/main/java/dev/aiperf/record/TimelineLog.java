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
 * thread of this log encodes and writes. A disk that falls behind costs memory, seen in {@link #backlog()}, never a
 * measurement, until what waits takes a quarter of the heap: then what waits is written still, and no more is taken. From
 * there on, and when the disk fails, or one write to it lasts for a minute, the log counts timelines as {@link #lost()},
 * and says why in {@link #failure()}, so that the run can end in order.
 */
public final class TimelineLog implements TimelineSink, RecordSource, AutoCloseable {

    private static final int QUEUE_SEGMENT = 4096;
    private static final int PUBLISH_EVERY = 256;
    private static final long IDLE_NANOS = 1_000_000;
    private static final long LOOK_MILLIS = 50;
    private static final int HEAP_SHARE = 4;
    /** What a timeline takes beside its bytes and its instants. */
    private static final long TIMELINE_BYTES = 1024;

    private static final int EVENT_BYTES = Long.BYTES + Integer.BYTES;

    private final Path path;
    private final LogFile file;
    private final TimelinePool pool;
    private final CredentialMask mask;
    private final WriteWatch watch;
    private final Thread writer;
    private final MpscUnboundedAtomicArrayQueue<Timeline> queue = new MpscUnboundedAtomicArrayQueue<>(QUEUE_SEGMENT);
    private final ConcurrentLinkedQueue<ClientPause> pauses = new ConcurrentLinkedQueue<>();
    private final AtomicLong lost = new AtomicLong();
    private final long mostWaitingBytes;
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile boolean full;
    private long appended;
    private boolean hasPause;
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile long written;
    private volatile long peakBacklog;
    private volatile @Nullable Throwable fault;

    private TimelineLog(
            Path path,
            LogFile file,
            TimelinePool pool,
            CredentialMask mask,
            Duration longestWrite,
            long mostWaitingBytes) {
        this.mostWaitingBytes = mostWaitingBytes;
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
                path,
                LogFile.create(path, anchor),
                pool,
                new CredentialMask(credentials),
                WriteWatch.LONGEST_WRITE,
                quarterOfHeap());
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
        return start(path, file, pool, longestWrite, quarterOfHeap());
    }

    /**
     * Starts the log of a run without credentials.
     *
     * @param longestWrite after what time a write is taken to hang
     * @param mostWaitingBytes how much memory may wait to be written
     */
    static TimelineLog start(Path path, LogFile file, TimelinePool pool, Duration longestWrite, long mostWaitingBytes) {
        return start(path, file, pool, new CredentialMask(List.of()), longestWrite, mostWaitingBytes);
    }

    private static long quarterOfHeap() {
        return Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    }

    private static TimelineLog start(
            Path path,
            LogFile file,
            TimelinePool pool,
            CredentialMask mask,
            Duration longestWrite,
            long mostWaitingBytes) {
        TimelineLog log = new TimelineLog(path, file, pool, mask, longestWrite, mostWaitingBytes);
        log.writer.start();
        return log;
    }

    @Override
    public void accept(Timeline timeline) {
        if (closing || full) {
            lost.incrementAndGet();
            return;
        }
        long waiting = waitingBytes.addAndGet(sizeOf(timeline));
        queue.offer(timeline);
        if (waiting > mostWaitingBytes) {
            full = true;
        }
    }

    /** Returns about how much memory a timeline takes. */
    private static long sizeOf(Timeline timeline) {
        return TIMELINE_BYTES + timeline.bytes().length + (long) EVENT_BYTES * timeline.events();
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

    /** Returns the most that waited since the last call, or since the start. */
    public long takePeakBacklog() {
        long peak = peakBacklog;
        peakBacklog = 0;
        return peak;
    }

    @Override
    public long written() {
        return written;
    }

    /** Returns whether a write failed or hangs, or too much waits; {@link #failure()} says why. Costs nothing to ask. */
    public boolean hasFailed() {
        if (fault == null && watch.hangs()) {
            fault = WriteWatch.hanging();
        }
        return fault != null || full;
    }

    /** Returns how many requests were taken and are not in the file: those since a write failed, too much waited or the log closed. */
    public long lost() {
        return lost.get();
    }

    /** Returns why requests were lost, in words for the user. */
    public Optional<String> failure() {
        Throwable cause = fault;
        if (cause == null && !full) {
            return Optional.empty();
        }
        String reason = cause == null
                ? "the disk is slower than the run, and more than " + (mostWaitingBytes >> 20) + " MiB waited for it"
                : RecordException.words(cause);
        return Optional.of("cannot write " + path + ": " + reason + "; " + lost() + " requests are lost");
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
        watched(file::close);
        closed = true;
    }

    private void drain() {
        peakBacklog = Math.max(peakBacklog, queue.size());
        for (ClientPause pause = pauses.poll(); pause != null; pause = pauses.poll()) {
            append(pause);
        }
        for (Timeline timeline = queue.poll(); timeline != null; timeline = queue.poll()) {
            waitingBytes.addAndGet(-sizeOf(timeline));
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
        watched(() -> {
            file.append(pause);
            hasPause = true;
        });
    }

    private void append(Timeline timeline) {
        if (fault != null) {
            lost.incrementAndGet();
            return;
        }
        watched(() -> {
            appended++;
            mask.apply(timeline);
            file.append(timeline);
        });
    }

    /** Makes what was appended readable. */
    private void publish() {
        if (appended == written && !hasPause) {
            return;
        }
        peakBacklog = Math.max(peakBacklog, queue.size());
        watched(() -> {
            file.flush();
            written = appended;
            hasPause = false;
        });
    }

    /** Does what may write. What it throws is the end of the writing, not of its thread. */
    private void watched(WriteWatch.Write write) {
        try {
            watch.during(write);
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
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
