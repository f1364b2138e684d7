package dev.aiperf.testkit;

import java.io.IOException;

/**
 * A request that a scripted server has read, and the means to answer it, whatever the protocol. For the thread that plays the
 * script.
 */
interface Call {

    Received request();

    /** Begins an answer that is a stream of events. */
    void stream() throws IOException;

    /** Sends some more of the stream off, as one piece. */
    void say(String part) throws IOException;

    /** Ends the stream. */
    void end() throws IOException;

    /** Answers in one piece. */
    void answer(Answer answer) throws IOException;

    /** Answers 200 with a JSON body in one piece. */
    default void answer(String json) throws IOException {
        answer(Answer.ok(json));
    }

    /** Begins nothing, but says that the answer is on its way: 102 and 103. */
    void interim() throws IOException;

    /** Breaks the answer off as gently as the protocol knows. */
    void cut() throws IOException;

    /** Breaks the answer off at once. */
    void reset() throws IOException;

    /** Blocks until the client gives the request up, and notes it. */
    void awaitDrop() throws InterruptedException;
}
