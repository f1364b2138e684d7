package dev.aiperf.run;

import dev.aiperf.engine.ClientPause;
import dev.aiperf.engine.ClientPauses;
import dev.aiperf.engine.SelfCheck;
import dev.aiperf.plan.Cell;
import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.record.AnswerCheck;
import dev.aiperf.record.RecordException;
import dev.aiperf.record.RecordPipeline;
import dev.aiperf.record.TimelineLog;
import dev.aiperf.run.RunException.Kind;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.TimelineSink;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a run's answers (log, records, lines), for those of the self-check: in a folder of its own that is thrown
 * away. Without it the JIT would compile that code when the first answers come that count, and take the processor from them.
 */
final class Rehearsal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int MOST_IDLE_TIMELINES = 256;

    private final TimelinePool pool = new TimelinePool(MOST_IDLE_TIMELINES);
    private final TemporaryFolder folder;
    private final CellOutput output;
    private final TimelineLog log;
    private final RecordPipeline records;

    private Rehearsal(ProfilePlan plan, Cell cell, RunParts parts, ResultSink results, TemporaryFolder folder)
            throws IOException, RunException {
        this.folder = folder;
        WallClockAnchor anchor = WallClockAnchor.now();
        RunRecords made = new RunRecords(plan, parts);
        output = results.rehearse(folder.path(), anchor);
        log = TimelineLog.create(
                folder.path().resolve(LoggedRun.LOG_FILE),
                anchor,
                pool,
                plan.endpoint().credentials());
        records = RecordPipeline.follow(
                log,
                made.maker(cell, SelfCheck.dataset(), AnswerCheck.NONE, ClientPauses.of(List.<ClientPause>of())),
                record -> output.onRecord(record, made.take(record)),
                RecordPipeline.defaultThreads());
    }

    /**
     * Begins one.
     *
     * @throws RunException when its files can't be written
     */
    static Rehearsal begin(ProfilePlan plan, Cell cell, RunParts parts, ResultSink results) throws RunException {
        try {
            TemporaryFolder folder = TemporaryFolder.make("aiperf-rehearsal");
            try {
                return new Rehearsal(plan, cell, parts, results, folder);
            } catch (IOException | RunException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new RunException(Kind.FAILED, "the self-check can't write its files: " + e.getMessage(), e);
        }
    }

    TimelinePool pool() {
        return pool;
    }

    TimelineSink sink() {
        return log;
    }

    /** Ends it when all records are made. What went wrong with them will go wrong with those that count, and be told then. */
    @Override
    public void close() {
        try (records;
                output) {
            log.close();
            records.finish();
        } catch (RecordException | RunException e) {
            LOG.debug("the rehearsal failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }
}
