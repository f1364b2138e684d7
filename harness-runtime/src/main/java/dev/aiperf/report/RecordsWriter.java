package dev.aiperf.report;

import dev.aiperf.engine.NoiseFloor;
import dev.aiperf.metrics.RecordListener;
import dev.aiperf.metrics.RecordValues;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.record.RequestRecord;
import dev.aiperf.transport.PhaseKind;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Appends a line to {@code profile_export.jsonl} for each request of warm-up and measurement, as records are made.
 *
 * <p>Lines wait in memory for a second at most, and are written whole, so that a process that is killed loses a second
 * of lines and leaves no half one. A disk that fails stops the writing: {@link #hasFailed} says so at once, {@link #close}
 * why. One that hangs holds up whoever gives records; {@link #close} waits a minute for it.
 *
 * <p>Records come from one thread at a time; a thread of the writer's own sees to it that they don't wait.
 */
public final class RecordsWriter implements RecordListener, AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(900);
    private static final Duration CLOSE_TIME = Duration.ofMinutes(1);
    private static final int FULL = 1 << 18;

    private final Path file;
    private final RecordJson lines;
    private final OutputStream out;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(2 * FULL);
    private final JsonGenerator json = JsonText.lines(waiting);
    private final Duration closeTime;
    private final Thread flusher;
    private Optional<NoiseFloor> header = Optional.empty();
    /** Held while lines are made and while they are written; not a monitor, since it must be possible to give up waiting. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition end = lock.newCondition();
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    private RecordsWriter(Path file, RecordJson lines, OutputStream out, Duration longestWait, Duration closeTime) {
        this.file = file;
        this.lines = lines;
        this.out = out;
        this.closeTime = closeTime;
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
        return start(file, lines, out, longestWait, CLOSE_TIME);
    }

    /**
     * Begins to write to a stream.
     *
     * @param longestWait how long a line waits in memory
     * @param closeTime how long {@link #close} waits for a write that hangs
     */
    static RecordsWriter start(
            Path file, RecordJson lines, OutputStream out, Duration longestWait, Duration closeTime) {
        RecordsWriter writer = new RecordsWriter(file, lines, out, longestWait, closeTime);
        writer.flusher.start();
        return writer;
    }

    /** Takes the client's noise floor, which the first line will bear. */
    public void onNoiseFloor(NoiseFloor floor) {
        lock.lock();
        try {
            header = Optional.of(floor);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onRecord(RequestRecord record, RecordValues values) {
        lock.lock();
        try {
            if (record.phase() == PhaseKind.SELF_CHECK || failure != null || closed) {
                return;
            }
            lines.write(json, record, values, header);
            header = Optional.empty();
            json.writeRaw('\n');
            json.flush();
            if (waiting.size() >= FULL) {
                flush();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether lines are no longer written, as the disk failed. Never waits; for any thread. */
    public boolean hasFailed() {
        return failure != null;
    }

    /** Returns why lines are no longer written, if the disk failed. Never waits; for any thread. */
    public Optional<ReportException> failure() {
        IOException cause = failure;
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
        try {
            if (lock.tryLock(closeTime.toNanos(), TimeUnit.NANOSECONDS)) {
                end();
            } else {
                failure = new IOException("the disk takes nothing any more");
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

    private void end() {
        try {
            flush();
            out.close();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        } finally {
            closed = true;
            end.signalAll();
            lock.unlock();
        }
    }

    private void flushEvery(Duration time) {
        lock.lock();
        try {
            while (!closed) {
                end.awaitNanos(time.toNanos());
                flush();
            }
        } catch (InterruptedException e) {
            // Nobody but the JVM's end interrupts it; close() still writes what waits.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what waits. To be called with the lock held. */
    private void flush() {
        if (waiting.size() == 0 || failure != null) {
            return;
        }
        try {
            waiting.writeTo(out);
        } catch (IOException e) {
            failure = e;
        }
        waiting.reset();
    }

    private ReportException failed(IOException cause) {
        return new ReportException(
                "Can't write " + file + ": " + IoReason.of(cause) + "; later lines are missing.", cause);
    }
}
