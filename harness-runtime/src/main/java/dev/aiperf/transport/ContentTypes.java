package dev.aiperf.transport;

import org.jspecify.annotations.Nullable;

/** What answers say of their bodies. */
final class ContentTypes {

    private static final String EVENT_STREAM = "text/event-stream";

    private ContentTypes() {}

    /** Returns whether a body is a stream of events. */
    static boolean isEventStream(@Nullable String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, EVENT_STREAM, 0, EVENT_STREAM.length());
    }
}
