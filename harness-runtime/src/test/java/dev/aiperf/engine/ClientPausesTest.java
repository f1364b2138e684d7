package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.ClientPause.Cause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientPausesTest {

    private static final long MILLI = 1_000_000;

    private final List<ClientPause> told = new ArrayList<>();
    private final ClientPauses pauses = new ClientPauses(told::add, 3);

    @Test
    void aTimeThatAPauseReachesIntoOverlapsTheWholeOfIt() {
        pauses.add(pause(100, 30));

        assertThat(overlapping(0, 101)).isEqualTo(30);
        assertThat(overlapping(110, 120)).isEqualTo(30);
        assertThat(overlapping(129, 500)).isEqualTo(30);
        assertThat(overlapping(0, 500)).isEqualTo(30);
    }

    @Test
    void whatIsKnownStaysKnown() {
        pauses.knownUntil(100);
        pauses.knownUntil(50);

        assertThat(pauses.areKnownUntil(100)).isTrue();
        assertThat(pauses.areKnownUntil(101)).isFalse();
    }

    @Test
    void aTimeBesideAPauseOverlapsNone() {
        pauses.add(pause(100, 30));

        assertThat(overlapping(0, 100)).isZero();
        assertThat(overlapping(130, 500)).isZero();
    }

    @Test
    void allThatATimeReachesAreAddedUp() {
        pauses.add(pause(100, 30));
        pauses.add(pause(300, 40));
        pauses.add(pause(200, 20));

        assertThat(overlapping(0, 500)).isEqualTo(90);
        assertThat(overlapping(125, 210)).isEqualTo(50);
        assertThat(overlapping(210, 500)).isEqualTo(60);
    }

    @Test
    void whatACollectionAndAnEventLoopHaveInCommonCountsOnce() {
        pauses.add(new ClientPause(Cause.EVENT_LOOP, 95 * MILLI, 40 * MILLI));
        pauses.add(new ClientPause(Cause.GARBAGE_COLLECTION, 100 * MILLI, 30 * MILLI));
        pauses.add(new ClientPause(Cause.EVENT_LOOP, 120 * MILLI, 25 * MILLI));

        assertThat(overlapping(0, 500)).isEqualTo(50);
        assertThat(overlapping(140, 500)).as("the last of them alone").isEqualTo(25);
    }

    /** A line that is written once pauses up to its end are known must say the same as one that is made after the run. */
    @Test
    void whatBeganAfterATimeAddsNothingToItAlsoWhereItTouchesWhatBeganBefore() {
        pauses.add(pause(100, 30));
        assertThat(overlapping(0, 110)).isEqualTo(30);
        pauses.add(pause(120, 60));

        assertThat(overlapping(0, 110)).isEqualTo(30);
        assertThat(overlapping(0, 121)).isEqualTo(80);
    }

    @Test
    void oneWithinAnotherAddsNothing() {
        pauses.add(pause(100, 100));
        pauses.add(pause(120, 20));

        assertThat(overlapping(0, 500)).isEqualTo(100);
        assertThat(overlapping(150, 500)).isEqualTo(100);
    }

    @Test
    void shortOnesAreLeftOut() {
        pauses.add(new ClientPause(Cause.EVENT_LOOP, 0, 20 * MILLI - 1));
        assertThat(pauses.count()).isZero();
        assertThat(told).isEmpty();

        pauses.add(pause(0, 20));
        assertThat(pauses.count()).isEqualTo(1);
        assertThat(told).containsExactly(pause(0, 20));
    }

    @Test
    void beyondTheBoundTheShortestIsForgotten() {
        pauses.add(pause(0, 50));
        pauses.add(pause(100, 20));
        pauses.add(pause(200, 40));
        pauses.add(pause(300, 30));

        assertThat(pauses.count()).isEqualTo(4);
        assertThat(overlapping(100, 120)).isZero();
        assertThat(pauses.longest(2)).containsExactly(pause(0, 50), pause(200, 40));
        assertThat(pauses.longest(9)).containsExactly(pause(0, 50), pause(200, 40), pause(300, 30));
    }

    @Test
    void aListIsKnownAsFarAsItSays() {
        assertThat(pauses.areKnownUntil(Long.MIN_VALUE + 1)).isFalse();
        pauses.knownUntil(7);

        assertThat(pauses.areKnownUntil(7)).isTrue();
        assertThat(pauses.areKnownUntil(8)).isFalse();
        assertThat(ClientPauses.of(List.of()).areKnownUntil(Long.MAX_VALUE)).isTrue();
    }

    private long overlapping(long fromMillis, long toMillis) {
        return pauses.overlapping(fromMillis * MILLI, toMillis * MILLI) / MILLI;
    }

    private static ClientPause pause(long startMillis, long millis) {
        return new ClientPause(Cause.GARBAGE_COLLECTION, startMillis * MILLI, millis * MILLI);
    }
}
