package dev.aiperf.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The way that connections take.
 *
 * @param ipVersion which of a host's addresses are connected to
 * @param sourceAddresses the addresses of this machine that connections start at, in turn; with none the system chooses
 * @param unixSocket the Unix domain socket that is connected to instead of the host and port of the URL
 * @param proxy the HTTP proxy that requests go through, as {@code http://host:port}
 */
public record RoutePlan(
        IpVersion ipVersion, List<String> sourceAddresses, Optional<Path> unixSocket, Optional<URI> proxy) {

    /** To whichever address the host has, from whichever the system chooses. */
    public static final RoutePlan DIRECT = new RoutePlan(IpVersion.AUTO, List.of(), Optional.empty(), Optional.empty());

    public RoutePlan {
        sourceAddresses = List.copyOf(sourceAddresses);
    }
}
