package dev.aiperf.run.fork;

import java.util.Arrays;
import java.util.Optional;

/** What a frame of the link says. */
enum FrameKind {
    /** From the fork, first of all: the token that it was given. */
    HELLO(1),
    /** To the fork: what to run. */
    ORDER(2),
    /** To the fork: end the run early and gently. */
    INTERRUPT(3),
    /** From the fork, every second: it is alive. */
    BEAT(4),
    /** From the fork: a sentence for the user. */
    SAY(5),
    /** From the fork: where a phase stands. */
    PROGRESS(6),
    /** From the fork, last of all: the result. */
    RESULT(7),
    /** From the fork, last of all: it was ended before its first request, and has no result. */
    NOTHING(8),
    /** From the fork, last of all: why there is no result. */
    FAILURE(9);

    private final int code;

    FrameKind(int code) {
        this.code = code;
    }

    /** Returns the byte that says it on the link. */
    int code() {
        return code;
    }

    /** Returns what a byte says, if it says anything. */
    static Optional<FrameKind> of(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
