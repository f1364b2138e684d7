package dev.aiperf.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.endpoint.ServerErrorText;
import dev.aiperf.engine.ClientPause;
import dev.aiperf.engine.ClientPauses;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordPipelineTest {

    @TempDir
    private Path folder;

    private final RecordMaker maker = new RecordMaker(
            new WordReader(),
            new WordTokenizer(),
            OneDataset.asking("what is this"),
            new ServerErrorText(),
            TokenCounting.CLIENT);
    private final List<RequestRecord> records = new ArrayList<>();
    private TimelineLog log;

    @BeforeEach
    void openTheLog() throws IOException {
        log = TimelineLog.create(folder.resolve("run.log"), WallClockAnchor.now(), new TimelinePool(8));
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    @Test
    void recordsAreMadeWhileTheLogGrows() throws Exception {
        try (RecordPipeline pipeline = RecordPipeline.follow(log, maker, records::add, 1)) {
            log.accept(numbered(0));
            while (pipeline.made() < 1) {
                Thread.sleep(1);
            }
            log.accept(numbered(1));
            log.close();
            pipeline.finish();

            assertThat(records).extracting(RequestRecord::index).containsExactly(0L, 1L);
            assertThat(pipeline.made()).isEqualTo(2);
        }
    }

    @Test
    void severalThreadsMakeEachRecordOnce() throws Exception {
        int count = 3_000;
        try (RecordPipeline pipeline = RecordPipeline.follow(log, maker, records::add, 3)) {
            for (int index = 0; index < count; index++) {
                log.accept(numbered(index));
            }
            log.close();
            pipeline.finish();

            assertThat(pipeline.made()).isEqualTo(count);
        }
        assertThat(records)
                .extracting(RequestRecord::index)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, count).boxed().toList());
        assertThat(records).allMatch(RequestRecord::isValid);
    }

    @Test
    void aRecordWaitsUntilThePausesUpToItsEndAreKnown() throws Exception {
        ClientPauses late = new ClientPauses(pause -> {});
        RecordMaker marking = new RecordMaker(
                new WordReader(),
                new WordTokenizer(),
                OneDataset.asking("what is this"),
                new ServerErrorText(),
                TokenCounting.CLIENT,
                AnswerCheck.NONE,
                late);
        Timeline timeline = new Timeline();
        timeline.begin(0, PhaseKind.MEASUREMENT, 0, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        long end = System.nanoTime();
        timeline.intendedAt(end - 50_000_000);
        timeline.startedAt(end - 50_000_000);
        timeline.end(end, Outcome.CONNECTION_LOST, "reset");
        try (RecordPipeline pipeline = RecordPipeline.follow(log, marking, records::add, 1)) {
            log.accept(timeline);
            while (log.written() < 1) {
                Thread.sleep(1);
            }
            Thread.sleep(50);
            assertThat(pipeline.made()).isZero();

            late.add(new ClientPause(ClientPause.Cause.GARBAGE_COLLECTION, end - 40_000_000, 30_000_000));
            late.knownUntil(end);
            log.close();
            pipeline.finish();
        }
        assertThat(records).extracting(RequestRecord::clientPauseNanos).containsExactly(30_000_000L);
    }

    @Test
    void aLogWithoutRequestsIsFinishedAtOnce() throws Exception {
        try (RecordPipeline pipeline = RecordPipeline.follow(log, maker, records::add, 2)) {
            log.close();
            pipeline.finish();
        }
        assertThat(records).isEmpty();
    }

    @Test
    void aConsumerThatFailsEndsTheWaitWithItsReason() throws Exception {
        RecordPipeline.Consumer failing = record -> {
            if (record.index() == 2) {
                throw new IllegalStateException("no space for records");
            }
        };
        try (RecordPipeline pipeline = RecordPipeline.follow(log, maker, failing, 2)) {
            for (int index = 0; index < 10; index++) {
                log.accept(numbered(index));
            }
            log.close();

            assertThatThrownBy(pipeline::finish)
                    .isInstanceOf(RecordException.class)
                    .hasMessageContaining("MEASUREMENT request 2")
                    .hasMessageContaining("no space for records")
                    .hasMessageContaining("of 10 records were made")
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aHeapThatIsUsedUpWhileARecordIsMadeEndsTheWaitWithASentence() throws Exception {
        RecordPipeline.Consumer full = record -> {
            throw new OutOfMemoryError("Java heap space");
        };
        try (RecordPipeline pipeline = RecordPipeline.follow(log, maker, full, 1)) {
            log.accept(numbered(0));
            log.close();

            assertThatThrownBy(pipeline::finish)
                    .isInstanceOf(RecordException.class)
                    .hasMessage(
                            "the record of MEASUREMENT request 0 failed: Java heap space; 0 of 1 records were made");
            assertThat(pipeline.hasFailed()).isTrue();
        }
    }

    @Test
    void aLogDamagedBelowItsReaderEndsTheWaitWithThePlace() throws Exception {
        log.accept(numbered(0));
        log.close();
        byte[] bytes = Files.readAllBytes(log.path());
        bytes[bytes.length - 1] ^= 1;
        Files.write(log.path(), bytes);

        try (RecordPipeline pipeline = RecordPipeline.follow(log, maker, records::add, 1)) {
            assertThatThrownBy(pipeline::finish)
                    .isInstanceOf(RecordException.class)
                    .hasMessageContaining("damaged at byte 32");
        }
    }

    @Test
    void anOpenLogCannotBeFinished() throws Exception {
        try (RecordPipeline pipeline = RecordPipeline.follow(log, maker, records::add, 1)) {
            assertThatThrownBy(pipeline::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void recordThreadsGiveWayToTheLoad() throws Exception {
        List<String> nice = new ArrayList<>();
        RecordPipeline.Consumer looking = record -> nice.add(niceOfThisThread());
        try (RecordPipeline pipeline = RecordPipeline.follow(log, maker, looking, 1)) {
            log.accept(numbered(0));
            log.close();
            pipeline.finish();
        }

        assertThat(nice).containsExactly("10");
        assertThat(niceOfThisThread()).as("other threads stay as they are").isNotEqualTo("10");
    }

    private static String niceOfThisThread() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            // Field 19 of proc(5), counted behind the name, which may hold spaces: the 17th from the state on.
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Timeline numbered(long index) {
        Timeline timeline = new Timeline();
        timeline.begin(index, PhaseKind.MEASUREMENT, index, 0, 1, 1);
        timeline.intendedAt(100);
        timeline.startedAt(100);
        timeline.sentAt(110, 10);
        timeline.headersAt(120, 200, true);
        byte[] text = "text:one two".getBytes(StandardCharsets.UTF_8);
        timeline.append(text, 0, text.length);
        timeline.endEvent(130);
        timeline.end(140, Outcome.COMPLETED, "");
        return timeline;
    }
}
