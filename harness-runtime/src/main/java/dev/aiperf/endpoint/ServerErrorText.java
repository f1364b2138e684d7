package dev.aiperf.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Finds the server's own words in the body of an error, whichever server it is. Safe to share. */
public final class ServerErrorText {

    private static final int LENGTH = 200;
    /** More of a body isn't looked at: nobody's words are that long, and a gateway's page may be. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final Pattern HTML = Pattern.compile("(?is)\\s*<(!doctype|html|head|body)\\b.*");
    private static final Pattern HTML_TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern HTML_SILENT = Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1>");
    private static final Pattern HTML_TAG = Pattern.compile("<[^>]*>");

    /** Where servers put their words, in the order in which they are looked for. */
    private static final List<String> WORDS = List.of("message", "error", "detail", "msg", "error_message", "reason");

    private final ObjectMapper json = JsonMapper.builder().build();

    /**
     * Returns the body's words on one line.
     *
     * @param body JSON, HTML, plain text, or anything else
     * @return at most 200 characters; empty when the body says nothing
     */
    public String of(byte[] body) {
        return of(body, 0, body.length);
    }

    /**
     * Returns the same of a body that is a part of an array; the array isn't changed.
     *
     * @param from where the body begins
     * @param to where it ends, exclusive
     */
    public String of(byte[] data, int from, int to) {
        String text = new String(data, from, Math.min(to - from, MOST_BYTES), StandardCharsets.UTF_8);
        return Excerpt.oneLine(fromJson(text).orElseGet(() -> fromText(text)), LENGTH);
    }

    private Optional<String> fromJson(String text) {
        try {
            return words(json.readValue(text, Object.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> words(@Nullable Object value) {
        if (value instanceof String said) {
            return said.isBlank() ? Optional.empty() : Optional.of(said);
        }
        if (value instanceof List<?> items) {
            String said = items.stream().flatMap(item -> words(item).stream()).collect(Collectors.joining("; "));
            return said.isEmpty() ? Optional.empty() : Optional.of(said);
        }
        if (value instanceof Map<?, ?> members) {
            return WORDS.stream()
                    .flatMap(name -> words(members.get(name)).stream())
                    .findFirst()
                    .map(said -> place(members) + said);
        }
        return Optional.empty();
    }

    /** FastAPI tells apart which field it complains of: {@code {"loc": ["body", "model"], "msg": "Field required"}}. */
    private static String place(Map<?, ?> members) {
        if (members.get("loc") instanceof List<?> path && !path.isEmpty()) {
            return path.stream().map(String::valueOf).collect(Collectors.joining(".")) + ": ";
        }
        return "";
    }

    private static String fromText(String text) {
        if (!HTML.matcher(text).matches()) {
            return text;
        }
        Matcher title = HTML_TITLE.matcher(text);
        if (title.find() && !title.group(1).isBlank()) {
            return unescaped(title.group(1));
        }
        String body = HTML_SILENT.matcher(text).replaceAll(" ");
        return unescaped(HTML_TAG.matcher(body).replaceAll(" "));
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
