package dev.aiperf.run.fork;

/** What a frame of the link says. The order is part of the protocol. */
enum FrameKind {
    /** From the fork, first of all: the token that it was given. */
    HELLO,
    /** To the fork: what to run. */
    ORDER,
    /** To the fork: end the run early and gently. */
    INTERRUPT,
    /** From the fork, every second: it is alive. */
    BEAT,
    /** From the fork: a sentence for the user. */
    SAY,
    /** From the fork: where a phase stands. */
    PROGRESS,
    /** From the fork: the benchmark's own set-up begins. */
    SETUP_BEGINS,
    /** From the fork: the benchmark's own set-up has ended. */
    SETUP_ENDED,
    /** From the fork, last of all: the result. */
    RESULT,
    /** From the fork, last of all: it was ended before its first request, and has no result. */
    NOTHING,
    /** From the fork, last of all: why there is no result. */
    FAILURE
}
