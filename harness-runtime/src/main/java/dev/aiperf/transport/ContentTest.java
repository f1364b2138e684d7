package dev.aiperf.transport;

/**
 * Tells the events of a stream that carry content from those that don't. The transport knows nothing of what it carries; this
 * is where it asks. Selector threads call it, so that it must not block. Safe to share between threads.
 */
@FunctionalInterface
public interface ContentTest {

    /**
     * Returns whether an event carries content.
     *
     * @param data holds the event's data, from {@code from} inclusive to {@code to} exclusive; not to be changed
     */
    boolean isContent(byte[] data, int from, int to);
}
