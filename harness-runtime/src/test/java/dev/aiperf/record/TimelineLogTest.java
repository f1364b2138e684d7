package dev.aiperf.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.engine.ClientPause;
import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TimelineLogTest {

    private static final WallClockAnchor ANCHOR = new WallClockAnchor(Exchange.BASE - 1_000_000, 1_795_488_416_000L);

    @TempDir
    private Path folder;

    private final TimelinePool pool = new TimelinePool(16);

    @Test
    void whatWasAcceptedIsReadBackAsItWas() throws IOException {
        List<Timeline> timelines = List.of(
                Exchange.streamed()
                        .connectedAfter(1)
                        .event(10, "text:a")
                        .event(10, "text:ä€😀")
                        .event(999, "")
                        .completed(),
                Exchange.whole().status(503).tokens(12, 34).event(5, "busy").completed(),
                Exchange.streamed().unanswered().ended(Outcome.CONNECT_FAILED, "Connection refused"),
                unsent());
        List<String> expected = timelines.stream().map(TimelineText::of).toList();

        Path log = write(timelines);

        assertThat(read(log)).isEqualTo(expected);
        try (TimelineLogReader reader = TimelineLogReader.open(log)) {
            assertThat(reader.anchor()).isEqualTo(ANCHOR);
        }
    }

    @Test
    void anErrorResponseThatQuotesACredentialIsLoggedWithoutIt() throws IOException {
        Path path = folder.resolve("run.log");
        try (TimelineLog log = TimelineLog.create(path, ANCHOR, pool, List.of("sk-secret-key", "short"))) {
            log.accept(Exchange.whole()
                    .status(401)
                    .event(5, "wrong key sk-secret-key, short")
                    .completed());
            log.accept(Exchange.whole().event(5, "an answer of sk-secret-key").completed());
        }

        assertThat(read(path).get(0)).contains("wrong key <hidden>*****, short").doesNotContain("sk-secret-key");
        assertThat(read(path).get(1)).contains("an answer of sk-secret-key");
    }

    @Test
    void thePausesOfTheClientAreReadBackBesideTheRequests() throws IOException {
        ClientPause collection =
                new ClientPause(ClientPause.Cause.GARBAGE_COLLECTION, ANCHOR.nanoTime() - 5, 20_000_000);
        ClientPause wait = new ClientPause(ClientPause.Cause.EVENT_LOOP, ANCHOR.nanoTime() + 77, Long.MAX_VALUE / 4);
        Path path = folder.resolve("run.log");
        try (TimelineLog log = TimelineLog.create(path, ANCHOR, pool)) {
            log.accept(collection);
            log.accept(numbered(0));
            log.accept(numbered(1));
            log.accept(wait);
        }

        FinishedLog finished = FinishedLog.of(path);
        assertThat(finished.written()).isEqualTo(2);
        assertThat(finished.damage()).isEmpty();
        assertThat(finished.pauses().longest(9)).containsExactly(collection, wait);
        assertThat(read(path)).hasSize(2);
    }

    @Test
    void aPauseAloneReachesTheFileWhileTheRunGoesOn() throws Exception {
        ClientPause pause = new ClientPause(ClientPause.Cause.EVENT_LOOP, ANCHOR.nanoTime(), 20_000_000);
        List<ClientPause> found = new ArrayList<>();
        try (TimelineLog log = TimelineLog.create(folder.resolve("run.log"), ANCHOR, pool);
                TimelineLogReader reader = TimelineLogReader.open(log.path(), found::add)) {
            log.accept(pause);
            while (found.isEmpty()) {
                assertThat(reader.next(new Timeline())).isFalse();
                Thread.sleep(1);
            }
        }
        assertThat(found).containsExactly(pause);
    }

    @Test
    void anErrorInsideAnAnswerOfStatus200IsLoggedWithoutTheCredentialToo() throws IOException {
        Path path = folder.resolve("run.log");
        try (TimelineLog log = TimelineLog.create(path, ANCHOR, pool, List.of("sk-secret-key"))) {
            log.accept(Exchange.streamed()
                    .event(5, "{\"error\": \"sk-secret-key may not, sk-secret-key\"}")
                    .completed());
            log.accept(Exchange.streamed().event(5, "{\"error\": \"busy\"}").completed());
        }

        assertThat(read(path).get(0))
                .contains("<hidden>***** may not, <hidden>*****")
                .doesNotContain("sk-secret-key");
        assertThat(read(path).get(1)).contains("busy");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no such permissions there")
    void onlyItsOwnerMayReadALog() throws IOException {
        try (TimelineLog log = TimelineLog.create(folder.resolve("run.log"), ANCHOR, pool)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.path())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void bytesOfAnEventThatDidNotEndAreKept() throws IOException {
        Timeline timeline = Exchange.streamed().event(10, "text:a").ended(Outcome.CONNECTION_LOST, "reset");
        timeline.append((byte) 'x');
        String expected = TimelineText.of(timeline);

        assertThat(read(write(List.of(timeline)))).containsExactly(expected);
    }

    @Test
    void anAnswerLargerThanAnyBufferIsReadBack() throws IOException {
        Exchange exchange = Exchange.streamed();
        for (int k = 0; k < 2000; k++) {
            exchange.event(k, "text:" + "long".repeat(200) + k);
        }
        Timeline timeline = exchange.completed();
        String expected = TimelineText.of(timeline);

        assertThat(read(write(List.of(timeline)))).containsExactly(expected);
    }

    @Test
    void timelinesGoBackToThePool() throws IOException {
        Timeline timeline = Exchange.streamed().event(10, "text:a").completed();

        write(List.of(timeline));

        assertThat(pool.take()).isSameAs(timeline);
    }

    @Test
    void manyThreadsAtOnceLoseNothing() throws Exception {
        int threads = 4;
        int each = 5_000;
        TimelineLog log = TimelineLog.create(folder.resolve("run.log"), ANCHOR, pool);
        List<Thread> selectors = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            long first = (long) t * each;
            selectors.add(new Thread(() -> {
                for (long index = first; index < first + each; index++) {
                    log.accept(numbered(index));
                }
            }));
        }
        selectors.forEach(Thread::start);
        for (Thread selector : selectors) {
            selector.join();
        }
        log.close();

        assertThat(log.written()).isEqualTo((long) threads * each);
        assertThat(log.lost()).isZero();
        assertThat(log.failure()).isEmpty();
        assertThat(log.backlog()).isZero();
        assertThat(log.takePeakBacklog()).isPositive();
        TreeSet<Long> indices = new TreeSet<>();
        try (TimelineLogReader reader = TimelineLogReader.open(folder.resolve("run.log"))) {
            Timeline timeline = new Timeline();
            while (reader.next(timeline)) {
                indices.add(timeline.index());
            }
            assertThat(reader.stop().reason()).isEqualTo(TimelineLogReader.Reason.END);
        }
        assertThat(indices).hasSize(threads * each);
    }

    @Test
    void aLogIsReadWhileItGrows() throws Exception {
        try (TimelineLog log = TimelineLog.create(folder.resolve("run.log"), ANCHOR, pool);
                TimelineLogReader reader = TimelineLogReader.open(log.path())) {
            Timeline timeline = new Timeline();
            assertThat(reader.next(timeline)).isFalse();

            for (long index = 0; index < 3; index++) {
                log.accept(numbered(index));
                awaitWritten(log, index + 1);
                assertThat(reader.next(timeline)).isTrue();
                assertThat(timeline.index()).isEqualTo(index);
                assertThat(reader.next(timeline)).isFalse();
            }
        }
    }

    private FullDisk disk(Path path, Fault fault) throws IOException {
        return new FullDisk(FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE), fault);
    }

    @Test
    void anErrorWhileWritingIsSaidToo() throws Exception {
        Path path = folder.resolve("run.log");
        FullDisk disk = disk(path, () -> {
            throw new OutOfMemoryError("Java heap space");
        });
        TimelineLog log = TimelineLog.start(path, new LogFile(disk, ANCHOR), pool, Duration.ofMinutes(1));
        disk.full = true;
        log.accept(numbered(0));
        log.close();

        assertThat(log.isClosed()).isTrue();
        assertThat(log.failure().orElseThrow()).contains("Java heap space", "1 requests are lost");
    }

    @Test
    void aDiskThatHangsIsGivenUpAndWhatIsWrittenCanBeRead() throws Exception {
        Path path = folder.resolve("run.log");
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        FullDisk disk = disk(path, () -> {
            hanging.countDown();
            awaitUninterrupted(back);
        });
        TimelineLog log = TimelineLog.start(path, new LogFile(disk, ANCHOR), pool, Duration.ofMillis(50));
        log.accept(numbered(0));
        awaitWritten(log, 1);
        disk.full = true;
        log.accept(numbered(1));
        hanging.await();
        log.accept(numbered(2));
        log.close();

        assertThat(log.isClosed()).isTrue();
        assertThat(log.hasFailed()).isTrue();
        assertThat(log.failure().orElseThrow()).contains("the disk takes nothing any more; 2 requests are lost");
        assertThat(read(path)).hasSize(1);
        back.countDown();
    }

    @Test
    void aDiskThatHangsInMidRunIsSaidBeforeTheEnd() throws Exception {
        Path path = folder.resolve("run.log");
        CountDownLatch back = new CountDownLatch(1);
        FullDisk disk = disk(path, () -> awaitUninterrupted(back));
        TimelineLog log = TimelineLog.start(path, new LogFile(disk, ANCHOR), pool, Duration.ofMillis(50));
        log.accept(numbered(0));
        awaitWritten(log, 1);
        Thread.sleep(100);
        assertThat(log.hasFailed()).as("with nothing to write, nothing hangs").isFalse();

        disk.full = true;
        log.accept(numbered(1));
        while (!log.hasFailed()) {
            Thread.sleep(1);
        }

        assertThat(log.failure().orElseThrow()).contains(path.toString(), "the disk takes nothing any more");
        back.countDown();
        log.close();
    }

    @Test
    void aDiskThatIsSlowIsWaitedForAsLongAsItGoesOn() throws Exception {
        Path path = folder.resolve("run.log");
        FullDisk disk = disk(path, () -> {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        TimelineLog log =
                TimelineLog.start(path, new LogFile(disk, ANCHOR), pool, Duration.ofSeconds(2), Long.MAX_VALUE);
        disk.full = true;
        for (long index = 0; index < 130_000; index++) {
            log.accept(numbered(index));
        }
        log.close();

        assertThat(log.failure()).isEmpty();
        assertThat(log.written()).isEqualTo(130_000);
    }

    @Test
    void aDiskSlowerThanTheRunEndsItWithWhatWaitedBeforeThatWritten() throws Exception {
        Path path = folder.resolve("run.log");
        CountDownLatch back = new CountDownLatch(1);
        FullDisk disk = disk(path, () -> awaitUninterrupted(back));
        TimelineLog log = TimelineLog.start(path, new LogFile(disk, ANCHOR), pool, Duration.ofMinutes(1), 1 << 20);
        disk.full = true;
        long taken = 0;
        while (!log.hasFailed()) {
            log.accept(numbered(taken++));
            assertThat(taken).isLessThan(10_000);
        }
        log.accept(numbered(taken));
        log.accept(numbered(taken + 1));
        back.countDown();
        log.close();

        assertThat(log.failure())
                .contains("cannot write " + path
                        + ": the disk is slower than the run, and more than 1 MiB waited for it; 2 requests are lost");
        assertThat(log.written()).isEqualTo(taken);
        assertThat(read(path)).hasSize((int) taken);
    }

    private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aFullDiskIsSaidAndTheLogGoesOnTaking() throws Exception {
        Path path = folder.resolve("run.log");
        FullDisk disk = disk(path, () -> {
            throw new IOException("No space left on device");
        });
        TimelineLog log = TimelineLog.start(path, new LogFile(disk, ANCHOR), pool, Duration.ofMinutes(1));
        log.accept(numbered(0));
        awaitWritten(log, 1);
        disk.full = true;
        log.accept(numbered(1));
        log.accept(numbered(2));
        log.close();

        assertThat(log.written()).isEqualTo(1);
        assertThat(log.lost()).isEqualTo(2);
        assertThat(log.failure().orElseThrow()).contains("No space left on device", "2 requests are lost");
        assertThat(log.isClosed()).isTrue();
        assertThat(read(path)).hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereIsSaidAtOnce() {
        assertThatThrownBy(() -> TimelineLog.create(folder.resolve("missing/run.log"), ANCHOR, pool))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void whatComesAfterTheCloseCountsAsLost() throws IOException {
        TimelineLog log = TimelineLog.create(folder.resolve("run.log"), ANCHOR, pool);
        log.close();
        log.accept(numbered(0));

        assertThat(log.lost()).isEqualTo(1);
        assertThat(log.written()).isZero();
    }

    @Test
    void aLogThatExistsIsNotOverwritten() throws IOException {
        Path path = Files.writeString(folder.resolve("run.log"), "precious");

        assertThatThrownBy(() -> TimelineLog.create(path, ANCHOR, pool)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(path).hasContent("precious");
    }

    @Test
    void aFileThatIsNoLogIsRefused() throws IOException {
        Path path = Files.writeString(folder.resolve("some.txt"), "a file of something else, long enough for a header");

        assertThatThrownBy(() -> TimelineLogReader.open(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no log");
    }

    private Path write(List<Timeline> timelines) throws IOException {
        Path path = folder.resolve("run.log");
        try (TimelineLog log = TimelineLog.create(path, ANCHOR, pool)) {
            timelines.forEach(log::accept);
        }
        return path;
    }

    private static List<String> read(Path path) throws IOException {
        List<String> found = new ArrayList<>();
        Timeline timeline = new Timeline();
        try (TimelineLogReader reader = TimelineLogReader.open(path)) {
            while (reader.next(timeline)) {
                found.add(TimelineText.of(timeline));
            }
        }
        return found;
    }

    private static Timeline numbered(long index) {
        Timeline timeline = new Timeline();
        timeline.begin(index, PhaseKind.MEASUREMENT, index, 0, 1, 1);
        timeline.end(index, Outcome.CANCELLED, "");
        return timeline;
    }

    private static Timeline unsent() {
        Timeline timeline = new Timeline();
        timeline.begin(Long.MAX_VALUE, PhaseKind.WARMUP, Long.MAX_VALUE, 3, Timeline.UNKNOWN, Timeline.UNKNOWN);
        timeline.end(Long.MAX_VALUE, Outcome.CANCELLED, "");
        return timeline;
    }

    private static void awaitWritten(TimelineLog log, long count) throws InterruptedException {
        while (log.written() < count) {
            Thread.sleep(1);
        }
    }

    /** What happens on a disk that can't take more. */
    private interface Fault {
        void strike() throws IOException;
    }

    /** A disk that can fill up. */
    private static final class FullDisk implements WritableByteChannel {

        private final FileChannel file;
        private final Fault fault;
        private volatile boolean full;

        FullDisk(FileChannel file, Fault fault) {
            this.file = file;
            this.fault = fault;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (full) {
                fault.strike();
            }
            return file.write(source);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
