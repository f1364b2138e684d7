package dev.aiperf.run;

import dev.aiperf.plan.EndpointPlan;
import dev.aiperf.plan.RoutePlan;
import dev.aiperf.plan.Target;
import dev.aiperf.transport.HostAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts that connections lead to, looked up once a run, so that no request waits for a name server.
 *
 * @param addresses those of each host that was found, by its name in the URL
 */
record Hosts(Map<String, List<InetAddress>> addresses) {

    private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);

    /** What is an address itself. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*]");

    /** Looks up those of an endpoint. Those that can't be found are left to the checks, which say so. */
    static Hosts lookUp(EndpointPlan endpoint) {
        RoutePlan route = endpoint.network().route();
        Map<String, List<InetAddress>> found = new TreeMap<>();
        for (String host : names(endpoint, route)) {
            try {
                found.put(host, HostAddresses.lookUp(host, route.ipVersion()));
            } catch (UnknownHostException e) {
                LOG.debug("{} can't be looked up", host, e);
            }
        }
        return new Hosts(found);
    }

    private static Set<String> names(EndpointPlan endpoint, RoutePlan route) {
        if (route.unixSocket().isPresent()) {
            return Set.of();
        }
        return route.proxy()
                .map(proxy -> Set.of(proxy.getHost()))
                .orElseGet(() -> endpoint.targets().stream()
                        .flatMap(target -> target instanceof Target.Running running
                                ? Stream.of(running.base().getHost())
                                : Stream.empty())
                        .collect(Collectors.toSet()));
    }

    /** Returns the addresses as texts, of hosts that are more than that. */
    Map<String, List<String>> shown() {
        Map<String, List<String>> shown = new TreeMap<>();
        addresses.forEach((host, found) -> {
            if (!NUMERIC.matcher(host).matches()) {
                shown.put(host, found.stream().map(InetAddress::getHostAddress).toList());
            }
        });
        return shown;
    }
}
