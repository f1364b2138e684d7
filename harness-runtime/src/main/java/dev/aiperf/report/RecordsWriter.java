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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Appends a line to {@code profile_export.jsonl} for each request of warm-up and measurement, as records are made.
 *
 * <p>Lines wait in memory for a second at most, and are written whole, so that a process that is killed loses a second
 * of lines and leaves no half one. A disk that fails stops the writing, not the run: {@link #close} tells.
 *
 * <p>Records come from one thread at a time; a thread of the writer's own sees to it that they don't wait.
 */
public final class RecordsWriter implements RecordListener, AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(900);
    private static final int FULL = 1 << 18;

    private final Path file;
    private final RecordJson lines;
    private final OutputStream out;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(2 * FULL);
    private final JsonGenerator json = JsonText.lines(waiting);
    private final Thread flusher;
    private Optional<NoiseFloor> header = Optional.empty();
    private boolean closed;
    private @Nullable IOException failure;

    private RecordsWriter(Path file, RecordJson lines, OutputStream out, Duration longestWait) {
        this.file = file;
        this.lines = lines;
        this.out = out;
        flusher = new Thread(() -> flushEvery(longestWait.toMillis()), "aiperf-records-flusher");
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
        RecordsWriter writer = new RecordsWriter(file, lines, out, longestWait);
        writer.flusher.start();
        return writer;
    }

    /** Takes the client's noise floor, which the first line will bear. */
    public synchronized void onNoiseFloor(NoiseFloor floor) {
        header = Optional.of(floor);
    }

    @Override
    public synchronized void onRecord(RequestRecord record, RecordValues values) {
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
    }

    /** Returns why lines are no longer written, if the disk failed. */
    public synchronized Optional<ReportException> failure() {
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
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            flush();
            try {
                out.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
            notifyAll();
        }
        Optional<ReportException> lost = failure();
        if (lost.isPresent()) {
            throw lost.get();
        }
    }

    private synchronized void flushEvery(long millis) {
        try {
            while (!closed) {
                wait(millis);
                flush();
            }
        } catch (InterruptedException e) {
            // Nobody but the JVM's end interrupts it; close() still writes what waits.
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void flush() {
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
