package dev.aiperf.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.Timeline;
import dev.aiperf.transport.TimelinePool;
import dev.aiperf.transport.WallClockAnchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of every kind at every place of a small log: reading ends clearly, and never with a wrong frame. */
class DamagedLogTest {

    @TempDir
    private Path folder;

    private Path damaged;
    private byte[] whole;
    private List<String> frames;
    private List<Long> offsets;

    @BeforeEach
    void writeAWholeLog() throws IOException {
        List<Timeline> timelines = List.of(
                Exchange.streamed().event(10, "text:a").event(25, "text:b").completed(),
                Exchange.streamed().unanswered().ended(Outcome.CONNECT_FAILED, "refused"),
                Exchange.whole().event(300, "text:all").completed());
        frames = timelines.stream().map(TimelineText::of).toList();
        Path path = folder.resolve("whole.log");
        try (TimelineLog log = TimelineLog.create(path, new WallClockAnchor(Exchange.BASE, 5), new TimelinePool(2))) {
            timelines.forEach(log::accept);
        }
        whole = Files.readAllBytes(path);
        damaged = folder.resolve("damaged.log");
        offsets = new ArrayList<>();
        try (TimelineLogReader reader = TimelineLogReader.open(path)) {
            offsets.add(reader.stop().offset());
            while (reader.next(new Timeline())) {
                offsets.add(reader.stop().offset());
            }
        }
        assertThat(offsets.get(3)).isEqualTo(whole.length);
    }

    @Test
    void aLogCutAnywhereGivesAllItsWholeFrames() throws IOException {
        for (int length = LogFormat.HEADER_BYTES; length <= whole.length; length++) {
            Files.write(damaged, Arrays.copyOf(whole, length));
            int complete = completeFrames(length);

            TimelineLogReader.Stop stop = readAndCompare(complete);

            boolean atBoundary = offsets.get(complete) == length;
            assertThat(stop.reason())
                    .isEqualTo(atBoundary ? TimelineLogReader.Reason.END : TimelineLogReader.Reason.CUT_SHORT);
            assertThat(stop.offset()).isEqualTo(offsets.get(complete));
        }
    }

    @Test
    void aLogCutWithinItsHeaderIsRefused() throws IOException {
        for (int length = 0; length < LogFormat.HEADER_BYTES; length++) {
            Files.write(damaged, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> TimelineLogReader.open(damaged)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBitFlippedAnywhereEndsTheReadingAtItsFrame() throws IOException {
        for (int bit = 8 * LogFormat.HEADER_BYTES; bit < 8 * whole.length; bit++) {
            flip(bit);
            int hit = completeFrames(bit / 8);

            TimelineLogReader.Stop stop = readAndCompare(hit);

            assertThat(stop.reason()).as("bit %d", bit).isNotEqualTo(TimelineLogReader.Reason.END);
            assertThat(stop.offset()).isEqualTo(offsets.get(hit));
            assertThat(stop.frames()).isEqualTo(hit);
        }
    }

    @Test
    void aBitFlippedInTheHeaderIsRefused() throws IOException {
        for (int bit = 0; bit < 8 * LogFormat.HEADER_BYTES; bit++) {
            flip(bit);

            assertThatThrownBy(() -> TimelineLogReader.open(damaged)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whereAndWhyTheReadingStoppedIsSaidInWords() throws IOException {
        flip(8 * (LogFormat.HEADER_BYTES + LogFormat.FRAME_HEAD_BYTES + 3));

        assertThat(readAndCompare(0)).hasToString("the log is damaged at byte 32, after 0 requests");
    }

    private void flip(int bit) throws IOException {
        byte[] bytes = whole.clone();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(damaged, bytes);
    }

    private TimelineLogReader.Stop readAndCompare(int expectedFrames) throws IOException {
        List<String> found = new ArrayList<>();
        Timeline timeline = new Timeline();
        try (TimelineLogReader reader = TimelineLogReader.open(damaged)) {
            while (reader.next(timeline)) {
                found.add(TimelineText.of(timeline));
            }
            assertThat(found).isEqualTo(frames.subList(0, expectedFrames));
            return reader.stop();
        }
    }

    /** Returns how many frames end at or before a position. */
    private int completeFrames(int position) {
        int count = 0;
        while (count < frames.size() && offsets.get(count + 1) <= position) {
            count++;
        }
        return count;
    }
}
