package dev.aiperf.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TimelineCodecPropertyTest {

    private final TimelineCodec codec = new TimelineCodec(123_456_789);
    private final FrameBuilder frame = new FrameBuilder();

    @Property(tries = 500)
    void anyTimelineIsReadBackAsItWas(@ForAll long seed) {
        Timeline written = random(new Random(seed));
        frame.clear();
        codec.write(written, frame);
        Timeline read = random(new Random(seed + 1));

        codec.read(frame.bytes(), 0, frame.length(), read);

        assertThat(TimelineText.of(read)).isEqualTo(TimelineText.of(written));
    }

    @Property(tries = 1000)
    void readingAnyBytesEnds(@ForAll byte[] bytes) {
        Timeline timeline = new Timeline();
        try {
            codec.read(bytes, 0, bytes.length, timeline);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return;
        }
        assertThat(timeline.length()).isLessThanOrEqualTo(bytes.length);
    }

    @Property(tries = 200)
    void aFrameWithoutItsLastByteIsNone(@ForAll long seed) {
        frame.clear();
        codec.write(random(new Random(seed)), frame);
        byte[] cut = Arrays.copyOf(frame.bytes(), frame.length() - 1);

        boolean refused;
        try {
            codec.read(cut, 0, cut.length, new Timeline());
            refused = false;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            refused = true;
        }

        assertThat(refused).isTrue();
    }

    private static Timeline random(Random random) {
        Timeline timeline = new Timeline();
        timeline.begin(
                random.nextLong() >>> random.nextInt(1, 64),
                PhaseKind.of(random.nextInt(PhaseKind.values().length)),
                random.nextLong() >>> random.nextInt(1, 64),
                random.nextInt(100),
                random.nextInt(-1, 100_000),
                random.nextInt(-1, 100_000));
        timeline.intendedAt(instant(random));
        timeline.startedAt(instant(random));
        timeline.askedAt(instant(random));
        timeline.openedBetween(instant(random), instant(random), instant(random));
        timeline.connectedAt(instant(random));
        timeline.sentAt(instant(random), random.nextInt(1_000_000));
        timeline.headersAt(instant(random), random.nextInt(600), random.nextBoolean());
        for (int k = random.nextInt(40); k > 0; k--) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            timeline.append(bytes, 0, bytes.length);
            timeline.endEvent(random.nextLong());
        }
        timeline.bodyReadBetween(instant(random), instant(random), random.nextInt(1_000_000), random.nextInt(1_000));
        String failure = "x".repeat(random.nextInt(50)) + "ä";
        timeline.end(instant(random), Outcome.of(random.nextInt(Outcome.values().length)), failure);
        return timeline;
    }

    private static long instant(Random random) {
        return random.nextInt(4) == 0 ? Timeline.NEVER : random.nextLong();
    }
}
