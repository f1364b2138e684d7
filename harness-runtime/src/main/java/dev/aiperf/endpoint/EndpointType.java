package dev.aiperf.endpoint;

import dev.aiperf.extension.ExtensionPoint;

/** One API of inference servers: how a request is written and an answer is read. Stateless, safe to share. */
@ExtensionPoint(category = "endpoint")
public interface EndpointType {

    /** Returns the API's name, such as {@code chat}; what {@code --endpoint-type} takes. */
    String name();

    /** Returns the path that is appended to a target's base URL, such as {@code /v1/chat/completions}. */
    String path();

    /** Returns whether answers can be asked for as a stream of events. */
    boolean streams();

    /**
     * Returns whether requests are messages of roles in the member {@link ChatMessages#MEMBER}, which a turn's own further
     * member of that name replaces: only then can a benchmark's method shape them.
     */
    default boolean takesMessages() {
        return false;
    }

    /** Returns an encoder of requests, to be used by one thread at a time. */
    RequestEncoder encoder(RequestSettings settings);

    /** Returns a reader of answers, safe to share. */
    ResponseReader reader();
}
