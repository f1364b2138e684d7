package dev.aiperf.report;

import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.RecordListener;
import dev.aiperf.metrics.RecordValues;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.record.ThreadPriority;
import dev.aiperf.record.WriteWatch;
import dev.aiperf.transport.WallClockAnchor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Appends a line to {@code profile_export.jsonl} for each request of warm-up and measurement, as records are made.
 *
 * <p>Lines wait in memory for a second at most, and are written whole, so that a process that is killed loses a second
 * of lines and leaves no half one. A disk that fails stops the writing, and so does one that hangs, after a minute:
 * {@link #hasFailed} says so at once, {@link #close} why.
 *
 * <p>Records come from one thread at a time. A thread of the writer's own writes the lines, so that whoever gives records,
 * or closes, is held up by a disk that hangs for no longer than that minute.
 */
public final class RecordsWriter implements RecordListener, AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(900);
    private static final long LOOK_MILLIS = 50;
    private static final int FULL = 1 << 18;
    /** So much may wait for a disk that is slow; then whoever gives records waits, too. */
    private static final int MOST_WAITING = 1 << 22;

    private final Path file;
    private final RecordJson lines;
    private final OutputStream out;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(2 * FULL);
    private final JsonGenerator json = JsonText.lines(waiting);
    private final WriteWatch watch;
    private final Thread flusher;
    private Optional<NoiseFloor> header = Optional.empty();
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    private RecordsWriter(Path file, RecordJson lines, OutputStream out, Duration longestWait, Duration longestWrite) {
        this.file = file;
        this.lines = lines;
        this.out = out;
        this.watch = new WriteWatch(longestWrite);
        flusher = new Thread(() -> flushEvery(longestWait), "aiperf-records-flusher");
        flusher.setDaemon(true);
    }

    /**
     * Begins the file of a run.
     *
     * @param folder the folder of the cell
     * @param plan names the file and the secrets that stay out of it
     * @param runId the name of the run
     * @param anchor ties the instants of records to the wall clock
     * @throws ReportException when the file can't be made
     */
    public static RecordsWriter open(Path folder, ProfilePlan plan, String runId, WallClockAnchor anchor)
            throws ReportException {
        return open(folder, plan, runId, anchor, LONGEST_WAIT);
    }

    static RecordsWriter open(Path folder, ProfilePlan plan, String runId, WallClockAnchor anchor, Duration longestWait)
            throws ReportException {
        Path file = folder.resolve(ResultFileNames.of(plan.output()).records());
        Redaction redaction = new Redaction(plan.endpoint());
        RecordJson lines = new RecordJson(
                runId,
                plan.warmup().isPresent(),
                anchor,
                redaction,
                plan.output().httpTrace());
        try {
            Files.createDirectories(folder);
            OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return start(file, lines, out, longestWait);
        } catch (IOException e) {
            throw new ReportException("Can't write " + file + ": " + IoReason.of(e) + ".", e);
        }
    }

    static RecordsWriter start(Path file, RecordJson lines, OutputStream out, Duration longestWait) {
        return start(file, lines, out, longestWait, WriteWatch.LONGEST_WRITE);
    }

    /**
     * Begins to write to a stream.
     *
     * @param longestWait how long a line waits in memory
     * @param longestWrite after what time a write is taken to hang
     */
    static RecordsWriter start(
            Path file, RecordJson lines, OutputStream out, Duration longestWait, Duration longestWrite) {
        RecordsWriter writer = new RecordsWriter(file, lines, out, longestWait, longestWrite);
        writer.flusher.start();
        return writer;
    }

    /** Takes the client's noise floor, which the first line will bear. */
    public void onNoiseFloor(NoiseFloor floor) {
        synchronized (waiting) {
            header = Optional.of(floor);
        }
    }

    @Override
    public void onRecord(RequestRecord record, RecordValues values) {
        if (hasFailed() || closed) {
            return;
        }
        synchronized (waiting) {
            lines.write(json, record, values, header);
            header = Optional.empty();
            json.writeRaw('\n');
            json.flush();
            if (waiting.size() < FULL) {
                return;
            }
        }
        LockSupport.unpark(flusher);
        awaitRoom();
    }

    /** Waits until the disk has caught up, or is known to have failed. */
    private void awaitRoom() {
        synchronized (waiting) {
            while (waiting.size() > MOST_WAITING && !hasFailed() && !closed) {
                try {
                    waiting.wait(LOOK_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Returns whether lines are no longer written, as the disk failed or hangs. Never waits; for any thread. */
    public boolean hasFailed() {
        if (failure == null && watch.hangs()) {
            failure = WriteWatch.hanging();
        }
        return failure != null;
    }

    /** Returns why lines are no longer written, if the disk failed or hangs. Never waits; for any thread. */
    public Optional<ReportException> failure() {
        IOException cause = hasFailed() ? failure : null;
        return cause == null ? Optional.empty() : Optional.of(failed(cause));
    }

    /**
     * Writes what waits, and ends the file.
     *
     * @throws ReportException when lines were lost, now or earlier
     */
    @Override
    public void close() throws ReportException {
        if (closed) {
            return;
        }
        closing = true;
        LockSupport.unpark(flusher);
        try {
            while (flusher.isAlive() && !watch.hangs()) {
                flusher.join(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new InterruptedIOException("interrupted while lines were written");
        }
        closed = true;
        Optional<ReportException> lost = failure();
        if (lost.isPresent()) {
            throw lost.get();
        }
    }

    private void flushEvery(Duration time) {
        ThreadPriority.lowerThisThread();
        while (!closing) {
            LockSupport.parkNanos(time.toNanos());
            write(out -> out.write(taken()));
        }
        write(out -> out.write(taken()));
        write(OutputStream::close);
    }

    /** What is done to the file. */
    @FunctionalInterface
    private interface Step {
        void on(OutputStream out) throws IOException;
    }

    /** Does something to the file, which may take long; nothing that gives records waits for it. */
    private void write(Step step) {
        try {
            watch.during(() -> step.on(out));
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        } catch (RuntimeException | Error e) {
            failure = failure == null ? new IOException(e) : failure;
        }
    }

    /** Takes the lines that wait out of memory. */
    private byte[] taken() {
        synchronized (waiting) {
            byte[] bytes = failure == null ? waiting.toByteArray() : new byte[0];
            waiting.reset();
            waiting.notifyAll();
            return bytes;
        }
    }

    private ReportException failed(IOException cause) {
        return new ReportException(
                "Can't write " + file + ": " + IoReason.of(cause) + "; later lines are missing.", cause);
    }
}
