package dev.aiperf.plan.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Request headers. A name or value that would break the request apart (RFC 9110, 5.1 and 5.5) isn't let through. */
record HeadersType() implements SettingType<Map<String, String>> {

    /** What the client itself says of how a request is framed and what its connection is for; a second word breaks it. */
    private static final Set<String> FRAMING = Set.of(
            "connection",
            "content-length",
            "expect",
            "http2-settings",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    @Override
    public String label() {
        return "NAME:VALUE";
    }

    @Override
    public String accepted() {
        return "a header such as \"X-Team: search\"";
    }

    @Override
    public Map<String, String> parse(List<String> given) {
        Map<String, String> headers = new LinkedHashMap<>();
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : given) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(0, colon)).strip();
            String value = header.substring(colon + 1).strip();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("must be " + accepted() + ": a name, a colon, a value");
            }
            if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "says how the request is sent, which the client does by itself; leave " + name + " out");
            }
            if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f || c > 0xff)) {
                throw new IllegalArgumentException(
                        "must be " + accepted() + ", without line breaks or characters outside Latin-1");
            }
            if (!names.add(name)) {
                throw new IllegalArgumentException(
                        "must name a header once; give " + name + " one value, with commas where it takes several");
            }
            headers.put(name, value);
        }
        return headers;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public boolean takesKeys() {
        return true;
    }

    @Override
    public List<String> fromTree(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            return SettingType.super.fromTree(value);
        }
        List<String> headers = new ArrayList<>();
        members.forEach((name, text) -> headers.add(name + ": " + text));
        return headers;
    }
}
