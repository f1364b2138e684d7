package dev.aiperf.plan;

import dev.aiperf.plan.text.NearestNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the headers, members and parameters whose values are credentials, and must not be shown or stored, by their names. */
public final class CredentialNames {

    /** What stands in the place of a value. */
    public static final String HIDDEN = "<hidden>";

    private static final List<String> TELLING = List.of(
            "auth",
            "apikey",
            "accesskey",
            "secretkey",
            "subscriptionkey",
            "cookie",
            "credential",
            "password",
            "secret");

    private CredentialNames() {}

    /** Returns whether a value of this name is a credential. In doubt it is: a hidden value costs less than a leaked one. */
    public static boolean includes(String name) {
        String plain = NearestNames.plain(name);
        // "max_tokens" isn't one, "X-Auth-Token" and "token" are.
        return TELLING.stream().anyMatch(plain::contains) || plain.endsWith("token") || plain.equals("key");
    }

    /** Returns request headers as they may be shown, in their order. */
    public static Map<String, String> hideIn(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> includes(header.getKey()) ? HIDDEN : header.getValue(),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    /** Returns the members of a request body as they may be stored, in their order, those within members included. */
    public static Map<String, Object> hideInBody(Map<?, ?> members) {
        Map<String, Object> shown = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            shown.put(name, includes(name) ? HIDDEN : hideInValue(value));
        });
        return shown;
    }

    private static Object hideInValue(Object value) {
        if (value instanceof Map<?, ?> members) {
            return hideInBody(members);
        }
        return value instanceof List<?> elements
                ? elements.stream().map(CredentialNames::hideInValue).toList()
                : value;
    }
}
