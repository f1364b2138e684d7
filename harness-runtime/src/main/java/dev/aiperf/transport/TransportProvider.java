package dev.aiperf.transport;

import dev.aiperf.extension.ExtensionPoint;

/**
 * Makes transports of one kind.
 *
 * <p>A run takes the one named {@code http}; that is the first found on the class path, so another implementation of HTTP
 * takes the built-in one's place by that name. There is no option to choose another kind by.
 */
@ExtensionPoint(category = "transport")
public interface TransportProvider {

    /** Returns the kind's name, such as {@code http}. */
    String name();

    /**
     * Makes a transport.
     *
     * @throws TransportException when it can't be made here; its message says why
     */
    Transport open(TransportSettings settings) throws TransportException;
}
