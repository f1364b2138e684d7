package dev.aiperf.engine;

/**
 * The local ports of connections to the server's port.
 *
 * @param peak the most that were seen in use, those of closed connections that the system still holds included, by a look
 *     each second; 0 where the system doesn't tell
 * @param limit how many there are for one server; 0 where the system doesn't tell
 */
public record ClientPorts(long peak, long limit) {

    /** Nothing is known. */
    public static final ClientPorts UNKNOWN = new ClientPorts(0, 0);
}
