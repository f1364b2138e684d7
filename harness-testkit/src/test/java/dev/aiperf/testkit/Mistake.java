package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A kit that nothing can fail is worth nothing, so each kit is shown the mistakes that authors make. */
final class Mistake {

    private Mistake() {}

    /** Requires that a kit's test fails. */
    static void isFoundBy(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }
}
