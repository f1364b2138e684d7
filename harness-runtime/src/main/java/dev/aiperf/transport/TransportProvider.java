package dev.aiperf.transport;

import dev.aiperf.extension.ExtensionPoint;

/** Makes transports of one kind. */
@ExtensionPoint(category = "transport")
public interface TransportProvider {

    /** Returns the kind's name, such as {@code http}; what {@code --transport} takes. */
    String name();

    /**
     * Makes a transport.
     *
     * @throws TransportException when it can't be made here; its message says why
     */
    Transport open(TransportSettings settings) throws TransportException;
}
