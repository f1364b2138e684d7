package dev.aiperf.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The URL that requests go to: a target's base URL and the path of the API.
 *
 * <p>What the base's path ends in and the API's path begins with is there once: {@code http://host/v1} and
 * {@code /v1/chat/completions} give {@code http://host/v1/chat/completions}, and so does the whole URL as the base. The
 * query of the base is kept.
 */
public final class EndpointUrl {

    private EndpointUrl() {}

    /**
     * Joins a base URL and a path.
     *
     * @param base has a scheme and a host
     * @param typePath the path of the endpoint type
     * @param override replaces the type's path; may have a query; the empty text appends nothing
     * @throws EndpointException when the path can't stand in a URL
     */
    public static URI of(URI base, String typePath, Optional<String> override) throws EndpointException {
        String wanted = override.orElse(typePath).strip();
        int question = wanted.indexOf('?');
        String path = question < 0 ? wanted : wanted.substring(0, question);
        String query = question < 0 ? "" : wanted.substring(question + 1);
        String whole = base.getScheme() + "://" + base.getRawAuthority()
                + join(Optional.ofNullable(base.getRawPath()).orElse(""), path)
                + Stream.of(Optional.ofNullable(base.getRawQuery()).orElse(""), query)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining("&"), both -> both.isEmpty() ? "" : "?" + both));
        try {
            return new URI(whole);
        } catch (URISyntaxException e) {
            throw new EndpointException("the path \"" + wanted + "\" can't stand in a URL: " + e.getReason(), e);
        }
    }

    private static String join(String basePath, String path) {
        List<String> base = segments(basePath);
        List<String> added = segments(path);
        if (added.isEmpty()) {
            return basePath;
        }
        int overlap = Math.min(base.size(), added.size());
        while (!base.subList(base.size() - overlap, base.size()).equals(added.subList(0, overlap))) {
            overlap--;
        }
        List<String> all = new ArrayList<>(base);
        all.addAll(added.subList(overlap, added.size()));
        return "/" + String.join("/", all) + (path.endsWith("/") ? "/" : "");
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.toList());
    }
}
