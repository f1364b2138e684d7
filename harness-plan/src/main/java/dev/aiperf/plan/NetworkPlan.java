package dev.aiperf.plan;

/**
 * What requests go over.
 *
 * @param transport the name of the transport, such as {@code http}
 * @param reuse which connection a request takes
 * @param tls who is trusted on connections by TLS, and who we are
 * @param route the way that connections take
 */
public record NetworkPlan(String transport, ConnectionReuse reuse, TlsPlan tls, RoutePlan route) {

    /** HTTP/1.1, with nothing special about it. */
    public static final NetworkPlan DEFAULT =
            new NetworkPlan("http", ConnectionReuse.POOLED, TlsPlan.DEFAULT, RoutePlan.DIRECT);

    /** Returns what leads to a server of this process in the same way: its connections, without what is about the way. */
    public NetworkPlan toOneself() {
        return new NetworkPlan(transport, reuse, TlsPlan.DEFAULT, RoutePlan.DIRECT);
    }
}
