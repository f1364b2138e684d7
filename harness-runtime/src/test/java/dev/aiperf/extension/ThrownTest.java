package dev.aiperf.extension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrownTest {

    @Test
    void anExceptionIsNamedByItsClassAndItsMessage() {
        assertThat(Thrown.named(new IllegalStateException("no prompt left")))
                .isEqualTo("java.lang.IllegalStateException: no prompt left");
        assertThat(Thrown.named(new AssertionError())).isEqualTo("java.lang.AssertionError");
        assertThat(Thrown.named(new IllegalStateException("x".repeat(1_000_000))))
                .hasSizeLessThan(1100);
    }

    @Test
    void anExceptionThatFailsToSpeakIsNamedByItsClass() {
        assertThat(Thrown.named(new Speechless())).endsWith("ThrownTest$Speechless");
    }

    @SuppressWarnings("serial")
    private static final class Speechless extends RuntimeException {

        @Override
        public String getMessage() {
            throw new IllegalStateException("can't say");
        }
    }
}
