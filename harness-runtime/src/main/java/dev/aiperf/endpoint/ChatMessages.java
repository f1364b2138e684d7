package dev.aiperf.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages of a chat completion, as JSON values. */
public final class ChatMessages {

    /** The name of the body's member that holds the messages. */
    public static final String MEMBER = "messages";

    private ChatMessages() {}

    /**
     * Returns one message. One text is its content as a plain string, which every server takes; several are its parts, which
     * not all do.
     *
     * @param role who speaks: {@code system}, {@code user} or {@code assistant}
     * @param texts what is said, in order
     */
    public static Map<String, Object> message(String role, List<String> texts) {
        return members("role", role, "content", texts.size() == 1 ? texts.get(0) : parts(texts));
    }

    private static List<Map<String, Object>> parts(List<String> texts) {
        List<Map<String, Object>> parts = new ArrayList<>();
        texts.forEach(text -> parts.add(members("type", "text", "text", text)));
        return parts;
    }

    private static Map<String, Object> members(String first, Object value, String second, Object other) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, value);
        members.put(second, other);
        return members;
    }
}
