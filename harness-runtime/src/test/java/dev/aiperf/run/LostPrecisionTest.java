package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.engine.Pacing;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostPrecisionTest {

    @Test
    void nothingIsSaidWhereNothingIsLost() {
        assertThat(LostPrecision.of(Optional.of(new Pacing(20_000, true, 0)), true))
                .isEmpty();
        assertThat(LostPrecision.of(Optional.empty(), true)).isEmpty();
    }

    @Test
    void whatTheSystemDoesntGiveIsSaid() {
        assertThat(LostPrecision.of(Optional.of(new Pacing(20_000, false, 0)), false))
                .containsExactly(
                        "This system can't be asked to wake the client exactly: requests may be sent some 50 µs late.",
                        "This system doesn't let the making of records give way to the load, which may be late by that"
                                + " where processors are short.");
    }
}
