package dev.aiperf.simulator.fault;

import java.time.Duration;
import java.util.OptionalInt;

/** One way in which a server misbehaves. What each does to the wire is the concern of who writes the answer. */
public sealed interface Fault {

    /** As it is written in an option or a header, and named in the truth. */
    String label();

    /** An answer with an error status, and perhaps a {@code Retry-After} in seconds. */
    record Status(int code, OptionalInt retryAfterSeconds) implements Fault {
        @Override
        public String label() {
            return "status";
        }
    }

    /** The connection is reset (TCP RST) once that many events are out. */
    record ResetAfter(int events) implements Fault {
        @Override
        public String label() {
            return "reset-after";
        }
    }

    /** The connection is closed in order (TCP FIN), without the end that the protocol asks for. */
    record CutAfter(int events) implements Fault {
        @Override
        public String label() {
            return "cut-after";
        }
    }

    /** Silence once that many events are out: for so long, or for ever if the length is zero. */
    record StallAfter(int events, Duration length) implements Fault {
        @Override
        public String label() {
            return "stall-after";
        }

        public boolean isForEver() {
            return length.isZero();
        }
    }

    /** The answer, headers and all, begins that much later. */
    record Delay(Duration length) implements Fault {
        @Override
        public String label() {
            return "delay";
        }
    }

    /** Faults that need no more said. */
    enum Plain implements Fault {
        /** A stream that ends in order, but never says {@code [DONE]}. */
        NO_DONE("no-done"),
        /** Status 200, and a body that ends before any event. */
        EMPTY_STREAM("empty-stream"),
        /** The role, then {@code [DONE]}. */
        ROLE_ONLY("role-only"),
        /** In mid-stream, one event's JSON is cut. */
        TRUNCATED_JSON("truncated-json"),
        /** Status 200 and a page of HTML, as a proxy might send. */
        NOT_JSON("not-json"),
        /** Headers without end. */
        ENDLESS_HEADERS("endless-headers"),
        /** Every byte in a write of its own. */
        TRICKLE("trickle"),
        /** Events cut in two in the middle of a character. */
        SPLIT_UTF8("split-utf8");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public String label() {
            return text;
        }
    }
}
