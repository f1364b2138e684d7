package dev.aiperf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SerialDrainTest {

    @Test
    void whatAStepThrowsEndsTheDrainAndTheNextCallerBeginsItAnew() {
        Queue<String> work = new ArrayDeque<>(List.of("bad", "good"));
        SerialDrain drain = new SerialDrain(() -> {
            String next = work.poll();
            if ("bad".equals(next)) {
                throw new IllegalStateException("mine");
            }
            return next != null;
        });

        assertThatThrownBy(drain::run).hasMessage("mine");

        assertThat(drain.isIdle()).isTrue();
        drain.run();
        assertThat(work).isEmpty();
        assertThat(drain.isIdle()).isTrue();
    }
}
