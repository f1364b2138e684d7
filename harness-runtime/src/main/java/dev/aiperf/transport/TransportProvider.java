package dev.aiperf.transport;

import dev.aiperf.extension.ExtensionPoint;

/**
 * Makes transports of one kind.
 *
 * <p>A run takes the one that the setting {@code transport} names, {@code http} by default; that is the first of the name
 * found on the class path, so another implementation of HTTP takes the built-in one's place by that name.
 */
@ExtensionPoint(category = "transport")
public interface TransportProvider {

    /** Returns the kind's name, such as {@code http}. */
    String name();

    /** Returns whether it speaks HTTP/1.1, as the self-check's probe does; one that doesn't is checked by {@code http}. */
    default boolean speaksHttp1() {
        return true;
    }

    /**
     * Makes a transport.
     *
     * @throws TransportException when it can't be made here; its message says why
     */
    Transport open(TransportSettings settings) throws TransportException;
}
