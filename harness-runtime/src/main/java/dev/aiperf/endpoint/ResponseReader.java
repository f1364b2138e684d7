package dev.aiperf.endpoint;

/** Reads answers of one API. Safe to share between threads. */
public interface ResponseReader {

    /**
     * Reads one event of a stream, or a whole answer that isn't one. Never throws for what a server sent: what can't be
     * read is {@link ResponsePart#malformed(String)}.
     *
     * @param data holds the event's data as UTF-8, from {@code from} inclusive to {@code to} exclusive
     */
    ResponsePart read(byte[] data, int from, int to);
}
