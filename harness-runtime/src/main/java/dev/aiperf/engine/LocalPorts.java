package dev.aiperf.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The local ports that connections to a server take, as Linux tells them. Each connection takes one for as long as it is open,
 * and, where this end closed it, for a minute more. For one thread at a time.
 */
public final class LocalPorts {

    private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final Path SOCKETS = Path.of("/proc/net/tcp");
    private static final Path SOCKETS_OF_IPV6 = Path.of("/proc/net/tcp6");
    private static final int REMOTE_ADDRESS = 2;
    private static final int MOST_RANGE_BYTES = 64;

    private final int serverPort;
    private final byte[] buffer = new byte[1 << 16];

    private LocalPorts(int serverPort) {
        this.serverPort = serverPort;
    }

    /** Returns the ports of connections to a server: to its port, whatever its address, as a name may have several. */
    public static LocalPorts to(URI url) {
        return new LocalPorts(url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80);
    }

    /** Returns how many connections to one server can be; empty where the system doesn't tell. */
    public static OptionalLong limit() {
        try (InputStream in = Files.newInputStream(RANGE)) {
            // By one read: this file gives nothing to a second, and Files.readString begins with a single byte.
            byte[] text = new byte[MOST_RANGE_BYTES];
            int length = in.read(text);
            String[] range = new String(text, 0, length, StandardCharsets.US_ASCII)
                    .trim()
                    .split("\\s+", -1);
            return OptionalLong.of(Long.parseLong(range[1]) - Long.parseLong(range[0]) + 1);
        } catch (IOException | RuntimeException e) {
            // Another system, or a closed one: its own limit will speak when it is reached.
            return OptionalLong.empty();
        }
    }

    /** Returns how many are in use; empty where the system doesn't tell, or can't for now. */
    OptionalLong inUse() {
        OptionalLong four = inUse(SOCKETS);
        OptionalLong six = inUse(SOCKETS_OF_IPV6);
        return four.isEmpty() ? four : OptionalLong.of(four.getAsLong() + six.orElse(0));
    }

    private OptionalLong inUse(Path sockets) {
        try (InputStream in = Files.newInputStream(sockets)) {
            return OptionalLong.of(countOf(in));
        } catch (IOException e) {
            // Another system, one without IPv6, or no file descriptor is left to look with.
            return OptionalLong.empty();
        }
    }

    /** Counts the sockets whose other end is the server's; in bytes, since there may be tens of thousands of lines. */
    long countOf(InputStream sockets) throws IOException {
        long count = 0;
        boolean header = true;
        boolean inWord = false;
        int word = -1;
        int number = 0;
        for (int read = sockets.read(buffer); read >= 0; read = sockets.read(buffer)) {
            for (int k = 0; k < read; k++) {
                byte next = buffer[k];
                if (next == ' ' || next == '\n') {
                    count += inWord && !header && word == REMOTE_ADDRESS && number == serverPort ? 1 : 0;
                    inWord = false;
                } else if (!inWord) {
                    inWord = true;
                    word++;
                }
                if (next == '\n') {
                    header = false;
                    word = -1;
                } else if (word == REMOTE_ADDRESS) {
                    // What stands behind the last colon is the port.
                    number = next == ':' ? 0 : inWord ? number << 4 | Character.digit(next, 16) : number;
                }
            }
        }
        return count;
    }
}
