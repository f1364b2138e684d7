package dev.aiperf.engine;

/**
 * Where a phase stands.
 *
 * @param sent how many requests were sent
 * @param ended how many have ended, however they did; those that could not be made, and so were not sent, among them
 * @param failed how many have ended without a response of status 2xx
 * @param inFlight how many are on their way
 * @param draining whether nothing more is sent, and those on their way are waited for
 */
public record LoadCounters(long sent, long ended, long failed, long inFlight, boolean draining) {

    /** Before anything was sent. */
    public static final LoadCounters NONE = new LoadCounters(0, 0, 0, 0, false);
}
