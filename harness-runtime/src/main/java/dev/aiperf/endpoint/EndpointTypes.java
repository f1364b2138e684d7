package dev.aiperf.endpoint;

import dev.aiperf.extension.Extensions;
import java.util.List;

/** The endpoint types that can be named. Immutable, safe to share. */
public final class EndpointTypes {

    private final Extensions<EndpointType> types;

    /** Makes the lookup among given types. */
    public EndpointTypes(List<EndpointType> types) {
        this(new Extensions<>(EndpointType::name, types));
    }

    private EndpointTypes(Extensions<EndpointType> types) {
        this.types = types;
    }

    /** Returns the lookup among all that are installed. */
    public static EndpointTypes installed() {
        return new EndpointTypes(Extensions.installed(EndpointType.class, EndpointType::name));
    }

    /**
     * Returns the type of a name; case, hyphens and underscores don't matter.
     *
     * @throws EndpointException when there is none; its message lists those there are
     */
    public EndpointType named(String name) throws EndpointException {
        return types.find(name).orElseThrow(() -> new EndpointException(types.unknown("endpoint type", name)));
    }
}
