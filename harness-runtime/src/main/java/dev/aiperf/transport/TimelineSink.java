package dev.aiperf.transport;

/**
 * Takes the timelines of finished requests.
 *
 * <p>{@link #accept} is called on selector threads, so it neither blocks nor parses; it may be called by several threads
 * at once. The sink owns the timeline from then on, and gives it back to the {@link TimelinePool} it came from.
 */
public interface TimelineSink {

    void accept(Timeline timeline);
}
