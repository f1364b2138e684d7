package dev.aiperf.transport;

import dev.aiperf.plan.NetworkPlan;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all exchanges of a transport have in common.
 *
 * @param streaming whether a stream of events is asked for
 * @param headers further request headers, in order; secrets among them
 * @param requestTimeout the time from connecting to the last byte after which a request is given up
 * @param connectTimeout the time after which a connection that isn't open yet counts as failed
 * @param selectors how many threads handle connections
 * @param network how connections are made and used; its transport is the one that has these settings
 * @param hosts the addresses of hosts that were looked up before; others are when they are first needed
 */
public record TransportSettings(
        boolean streaming,
        Map<String, String> headers,
        Duration requestTimeout,
        Duration connectTimeout,
        int selectors,
        NetworkPlan network,
        Map<String, List<InetAddress>> hosts) {

    public TransportSettings {
        hosts = Map.copyOf(hosts);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** Makes settings with nothing special about connections. */
    public TransportSettings(
            boolean streaming,
            Map<String, String> headers,
            Duration requestTimeout,
            Duration connectTimeout,
            int selectors) {
        this(streaming, headers, requestTimeout, connectTimeout, selectors, NetworkPlan.DEFAULT, Map.of());
    }

    /** Returns the same with connections made and used in another way. */
    public TransportSettings over(NetworkPlan other) {
        return new TransportSettings(streaming, headers, requestTimeout, connectTimeout, selectors, other, hosts);
    }
}
