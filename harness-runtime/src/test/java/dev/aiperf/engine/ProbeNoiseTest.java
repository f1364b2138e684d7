package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.transport.Outcome;
import dev.aiperf.transport.PhaseKind;
import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeNoiseTest {

    private static final long BASE = 1_000_000_000_000L;
    private static final long GAP = 10_000_000;
    /** How long a request is on its way to the probe. */
    private static final long WAY = 5_000;

    private static final PhaseResult PHASE = new PhaseResult(
            0, 1, 2, new Sending(100, 7_000, 20_000, 90_000, 1, 0, 0, Optional.empty()), 0, 0, false, false);

    private final ProbeNoise noise = new ProbeNoise();

    @Test
    void theFirstTokensNoiseIsItsWayToTheProbeAndBack() throws LoadException {
        for (long k = 1; k <= 100; k++) {
            noise.add(seenLate(k * 1_000));
        }

        NoiseFloor floor = noise.floor(PHASE);

        assertThat(floor.requests()).isEqualTo(100);
        assertThat(floor.firstTokenP50Nanos()).isCloseTo(55_000, within(55L));
        assertThat(floor.firstTokenP99Nanos()).isCloseTo(104_000, within(104L));
    }

    @Test
    void aGapsNoiseIsTheDifferenceOfItsEventsDelaysWhicheverIsLater() throws LoadException {
        noise.add(seenLate(40_000, 70_000, 50_000));

        NoiseFloor floor = noise.floor(PHASE);

        assertThat(floor.gaps()).isEqualTo(2);
        assertThat(floor.gapP50Nanos()).isCloseTo(20_000, within(20L));
        assertThat(floor.gapP99Nanos()).isCloseTo(30_000, within(30L));
    }

    @Test
    void aDelayThatAllEventsShareIsNoNoiseOfGaps() throws LoadException {
        noise.add(seenLate(40_000, 40_000, 40_000));

        assertThat(noise.floor(PHASE).gapP99Nanos()).isZero();
    }

    @Test
    void wholeAnswersHaveNoGaps() throws LoadException {
        noise.add(seenLate(40_000));

        assertThat(noise.floor(PHASE).gaps()).isZero();
    }

    @Test
    void latenessIsThatOfThePhase() throws LoadException {
        noise.add(seenLate(1_000));

        assertThat(noise.floor(PHASE).latenessP50Nanos()).isEqualTo(7_000);
        assertThat(noise.floor(PHASE).latenessP99Nanos()).isEqualTo(90_000);
    }

    @Test
    void answersThatBrokeSayNothing() {
        Timeline broken = begun();
        addEvent(broken, BASE, 500);
        broken.end(BASE, Outcome.CONNECTION_LOST, "reset");
        noise.add(broken);

        assertThatExceptionOfType(LoadException.class).isThrownBy(() -> noise.floor(PHASE));
    }

    /** An answer whose events were stamped {@link #GAP} apart and seen so many nanoseconds after their stamps. */
    private static Timeline seenLate(long... delays) {
        Timeline timeline = begun();
        long stamp = BASE;
        for (long delay : delays) {
            stamp += GAP;
            addEvent(timeline, stamp, delay);
        }
        byte[] end = "[DONE]".getBytes(StandardCharsets.US_ASCII);
        timeline.append(end, 0, end.length);
        timeline.endEvent(stamp + GAP);
        timeline.end(stamp + GAP, Outcome.COMPLETED, "");
        return timeline;
    }

    private static Timeline begun() {
        Timeline timeline = new Timeline();
        timeline.begin(0, PhaseKind.MEASUREMENT, 0, 0, Timeline.UNKNOWN, Timeline.UNKNOWN);
        timeline.startedAt(BASE);
        timeline.headersAt(BASE, 200, true);
        return timeline;
    }

    private static String digits(long stamp) {
        return String.format(Locale.ROOT, "%" + ProbeServer.STAMP_DIGITS + "d", stamp);
    }

    private static void addEvent(Timeline timeline, long stamp, long delay) {
        String data = ProbeServer.DATA_PREFIX + digits(stamp) + ProbeServer.RECEIVED_PREFIX + digits(BASE + WAY) + "}";
        byte[] bytes = data.getBytes(StandardCharsets.US_ASCII);
        timeline.append(bytes, 0, bytes.length);
        timeline.endEvent(stamp + delay);
    }
}
