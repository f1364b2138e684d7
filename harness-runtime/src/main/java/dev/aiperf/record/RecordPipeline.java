package dev.aiperf.record;

import dev.aiperf.transport.Timeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that make records from a log while it grows, and to its end after the run.
 *
 * <p>They run at a low priority of the operating system, so that they take no processor from the load, and fall behind
 * instead. Reading the log takes turns; parsing and counting tokens run side by side; the consumer sees one record at a
 * time, in the order in which they are ready, which with one thread is that of the log.
 *
 * <p>A record waits until the pauses of the client up to the end of its request are known, which takes some 10 ms, and while a
 * thread that handles connections is stuck as long as that; but no longer than five seconds after that end, so that a pause that
 * is told later is not in it.
 *
 * <p>A fault of a thread or of the consumer ends all of them, and {@link #finish()} throws it.
 */
public final class RecordPipeline implements AutoCloseable {

    private static final long IDLE_NANOS = 2_000_000;
    private static final long LONGEST_WAIT_NANOS = 5_000_000_000L;
    private static final long CHECK_MILLIS = 20;
    private static final long STALLED_NANOS = 60_000_000_000L;

    /** Takes records as they are made. */
    @FunctionalInterface
    public interface Consumer {

        /** Takes a record. Called by one record thread at a time, each call seeing the effects of those before it. */
        void accept(RequestRecord record);
    }

    private final RecordSource log;
    private final TimelineLogReader reader;
    private final RecordMaker maker;
    private final Consumer consumer;
    private final List<Thread> threads = new ArrayList<>();
    private final Object reading = new Object();
    private final Object consuming = new Object();
    private final AtomicLong made = new AtomicLong();
    private final AtomicInteger working;
    private volatile boolean givingWay = true;
    private volatile boolean stopped;
    private final AtomicReference<@Nullable RecordException> fault = new AtomicReference<>();
    private long read;

    private RecordPipeline(
            RecordSource log, TimelineLogReader reader, RecordMaker maker, Consumer consumer, int threadCount) {
        this.log = log;
        this.reader = reader;
        this.maker = maker;
        this.consumer = consumer;
        this.working = new AtomicInteger(threadCount);
        for (int k = 0; k < threadCount; k++) {
            Thread thread = new Thread(this::work, "aiperf-records-" + k);
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    /**
     * Starts to follow a log.
     *
     * @param threadCount how many threads make records, 1 or more; see {@link #defaultThreads()}
     * @throws IOException when the log can't be read
     */
    public static RecordPipeline follow(TimelineLog log, RecordMaker maker, Consumer consumer, int threadCount)
            throws IOException {
        return over(log, maker, consumer, threadCount);
    }

    /**
     * Starts to read a log that a run left behind.
     *
     * @param threadCount how many threads make records, 1 or more
     * @throws IOException when the log can't be read
     */
    public static RecordPipeline of(FinishedLog log, RecordMaker maker, Consumer consumer, int threadCount)
            throws IOException {
        return over(log, maker, consumer, threadCount);
    }

    private static RecordPipeline over(RecordSource log, RecordMaker maker, Consumer consumer, int threadCount)
            throws IOException {
        if (threadCount < 1) {
            throw new IllegalArgumentException("at least one record thread is needed, not " + threadCount);
        }
        TimelineLogReader reader = TimelineLogReader.open(log.path());
        RecordPipeline pipeline = new RecordPipeline(log, reader, maker, consumer, threadCount);
        pipeline.threads.forEach(Thread::start);
        return pipeline;
    }

    /** Returns how many record threads suit this machine: a quarter of its processors, one at least. */
    public static int defaultThreads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
    }

    /** Returns how many records were made and consumed. */
    public long made() {
        return made.get();
    }

    /** Returns whether its threads give way to threads of normal priority, which the system may not allow. */
    public boolean isGivingWay() {
        return givingWay;
    }

    /** Returns whether the making of records has broken off, or hangs; {@link #finish()} tells why. */
    public boolean hasFailed() {
        return fault.get() != null || hangs();
    }

    private boolean hangs() {
        Optional<AnswerCheck.Hang> hang = maker.hang();
        hang.ifPresent(it -> fail(new RecordException(it.sentence() + "; " + progress(), it.place())));
        return hang.isPresent();
    }

    /**
     * Waits until everything in the log was consumed, and ends the threads. The log must have been closed.
     *
     * @throws RecordException when a record could not be made or consumed, when none was made for a minute, or when the judgement
     *     of an answer does not end
     * @throws IllegalStateException when the log was not asked to close, so that the wait would not end
     */
    public void finish() throws RecordException, InterruptedException {
        if (!log.isClosing()) {
            throw new IllegalStateException("the log is still open");
        }
        long before = -1;
        long since = System.nanoTime();
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(CHECK_MILLIS);
                if (hangs()) {
                    break;
                }
                if (made() != before) {
                    before = made();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > STALLED_NANOS) {
                    fail(new RecordException("no record was made for a minute; " + progress()));
                    break;
                }
            }
        }
        close();
        RecordException found = fault.get();
        if (found != null) {
            throw found;
        }
    }

    /** Ends the threads without waiting for the records that are missing, nor for a thread that hangs. */
    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                LockSupport.unpark(thread);
                thread.join(CHECK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            makeAll();
        } finally {
            if (working.decrementAndGet() == 0) {
                closeReader();
            }
        }
    }

    /** By the last thread and no other: closing a file waits for whoever reads it, and a disk may hang. */
    private void closeReader() {
        try {
            reader.close();
        } catch (IOException e) {
            // Only read from: there is nothing to lose by a failed close.
            stopped = true;
        }
    }

    private void makeAll() {
        if (!ThreadPriority.lowerThisThread()) {
            givingWay = false;
        }
        Timeline timeline = new Timeline();
        try {
            while (!stopped) {
                // Asked before reading: what was written until the log closed is then seen by the read after it.
                boolean complete = log.isClosed();
                if (takeNext(timeline)) {
                    deliver(timeline);
                } else if (complete) {
                    return;
                } else {
                    LockSupport.parkNanos(IDLE_NANOS);
                }
            }
        } catch (IOException e) {
            fail(new RecordException(
                    "cannot read " + log.path() + ": " + RecordException.words(e) + "; " + progress(), e));
        } catch (RuntimeException | Error e) {
            String request = timeline.phase() + " request " + timeline.index();
            fail(new RecordException(
                    "the record of " + request + " failed: " + RecordException.words(e) + "; " + progress(), e));
        }
    }

    private boolean takeNext(Timeline timeline) throws IOException {
        synchronized (reading) {
            if (read == log.written()) {
                return false;
            }
            if (!reader.next(timeline)) {
                throw new IOException(reader.stop().toString());
            }
            read++;
            return true;
        }
    }

    private void deliver(Timeline timeline) {
        while (!stopped
                && !maker.knowsAllOf(timeline)
                && System.nanoTime() - timeline.endNanos() < LONGEST_WAIT_NANOS) {
            LockSupport.parkNanos(IDLE_NANOS);
        }
        RequestRecord record = maker.make(timeline);
        synchronized (consuming) {
            consumer.accept(record);
            made.incrementAndGet();
        }
    }

    private String progress() {
        return made() + " of " + log.written() + " records were made";
    }

    private void fail(RecordException found) {
        fault.compareAndSet(null, found);
        stopped = true;
    }
}
