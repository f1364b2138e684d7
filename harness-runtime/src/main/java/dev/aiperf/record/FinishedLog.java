package dev.aiperf.record;

import dev.aiperf.engine.ClientPause;
import dev.aiperf.engine.ClientPauses;
import dev.aiperf.record.TimelineLogReader.Reason;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The log of a run that is no more, looked through once: what of it can be read. Immutable, safe to share.
 *
 * @param path the file
 * @param anchor what ties the log's instants to the wall clock
 * @param written how many requests can be read
 * @param measured how many of them are of the measured phase
 * @param sent how many requests of the measured phase were sent at least: those in the log, and those before the last of
 *     them that never came to it
 * @param pauses the pauses of the client that it holds
 * @param damage where the log can't be read on, in words; empty where it ends as that of a killed run does
 */
public record FinishedLog(
        Path path,
        WallClockAnchor anchor,
        long written,
        long measured,
        long sent,
        ClientPauses pauses,
        Optional<String> damage)
        implements RecordSource {

    /**
     * Looks through a log.
     *
     * @throws IOException when it can't be read, isn't a log of this version, or a process still writes it; the message says so
     */
    public static FinishedLog of(Path path) throws IOException {
        requireFree(path);
        long measured = 0;
        long sent = 0;
        List<ClientPause> pauses = new ArrayList<>();
        try (TimelineLogReader reader = TimelineLogReader.open(path, pauses::add)) {
            Timeline timeline = new Timeline();
            while (reader.next(timeline)) {
                if (timeline.phase() == PhaseKind.MEASUREMENT) {
                    measured++;
                    sent = Math.max(sent, timeline.index() + 1);
                }
            }
            TimelineLogReader.Stop stop = reader.stop();
            Optional<String> damage = stop.reason() == Reason.CORRUPT ? Optional.of(stop.toString()) : Optional.empty();
            return new FinishedLog(
                    path, reader.anchor(), stop.frames(), measured, sent, ClientPauses.of(pauses), damage);
        }
    }

    private static void requireFree(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse(path);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(path);
        }
    }

    private static IOException inUse(Path path) {
        return new InUseException(path + " is still being written: the run goes on; wait for its end");
    }

    /** The log is of a run that goes on. */
    public static final class InUseException extends IOException {
        InUseException(String message) {
            super(message);
        }
    }

    @Override
    public boolean isClosing() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return true;
    }
}
