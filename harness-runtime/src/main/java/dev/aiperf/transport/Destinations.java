package dev.aiperf.transport;

import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Where requests go, by their URL. Safe to share between threads.
 *
 * @param <O> a server, with its connections
 * @param <H> what requests of one URL begin with
 */
final class Destinations<O, H> {

    private final Function<URI, O> newOrigin;
    private final Function<URI, H> newHead;
    private final ConcurrentMap<String, O> origins = new ConcurrentHashMap<>();
    private final ConcurrentMap<URI, Destination<O, H>> byUrl = new ConcurrentHashMap<>();

    /** Where requests of one URL go, and how they begin. */
    record Destination<O, H>(O origin, H head) {}

    /**
     * @param newOrigin makes a server of the first URL that leads to it
     * @param newHead makes what requests of a URL begin with
     */
    Destinations(Function<URI, O> newOrigin, Function<URI, H> newHead) {
        this.newOrigin = newOrigin;
        this.newHead = newHead;
    }

    Destination<O, H> of(URI url) {
        Destination<O, H> known = byUrl.get(url);
        return known != null ? known : byUrl.computeIfAbsent(url, this::make);
    }

    private Destination<O, H> make(URI url) {
        O origin = origins.computeIfAbsent(url.getScheme() + "://" + url.getAuthority(), name -> newOrigin.apply(url));
        return new Destination<>(origin, newHead.apply(url));
    }
}
