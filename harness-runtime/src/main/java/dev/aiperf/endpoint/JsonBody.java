package dev.aiperf.endpoint;

import dev.aiperf.dataset.Turn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Request bodies in JSON, for endpoint types of any API that takes them.
 *
 * <p>Any text of a prompt comes back the same from the server's parser, half of a surrogate pair too, which a file of
 * prompts may hold and most encoders refuse.
 */
public final class JsonBody {

    private JsonBody() {}

    /**
     * Returns an encoder of bodies, to be used by one thread at a time. A body has the members that the API generates,
     * then the further ones of the run, then those of the turn; of members of one name the last wins.
     *
     * <p>It throws {@link IllegalArgumentException} for a value that has no form in JSON.
     *
     * @param settings the run's settings, whose further members are taken
     * @param generated the members of a turn's body: values are strings, numbers, booleans, maps, lists, or null
     */
    public static RequestEncoder encoder(RequestSettings settings, Function<Turn, Map<String, Object>> generated) {
        JsonBytes out = new JsonBytes();
        return turn -> {
            Map<String, Object> body = new LinkedHashMap<>(generated.apply(turn));
            body.putAll(settings.extraInputs());
            body.putAll(turn.extra());
            out.reset();
            out.value(body);
            return out.toByteArray();
        };
    }
}
