package dev.aiperf.transport;

import dev.aiperf.plan.IpVersion;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Looks up hosts. */
public final class HostAddresses {

    private HostAddresses() {}

    /**
     * Returns the addresses of a host, at least one, in the order in which the system names them. Blocks for as long as a name
     * server takes.
     *
     * @param host a name, or an address, one of IPv6 in brackets or not
     * @param version which of them
     * @throws UnknownHostException when it has none, or none of the version
     */
    public static List<InetAddress> lookUp(String host, IpVersion version) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(bare(host));
        List<InetAddress> found = Arrays.stream(all)
                .filter(address ->
                        version == IpVersion.AUTO || (version == IpVersion.V4) == (address instanceof Inet4Address))
                .toList();
        if (found.isEmpty()) {
            throw new NoAddressException(version);
        }
        return found;
    }

    /** Returns a host as a URL has it, without the brackets of IPv6. */
    static String bare(String host) {
        return host.replaceAll("^\\[|]$", "");
    }

    /** The host has addresses, but not of the version asked for. */
    static final class NoAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NoAddressException(IpVersion version) {
            super("the host has no address of " + (version == IpVersion.V4 ? "IPv4" : "IPv6"));
        }
    }
}
