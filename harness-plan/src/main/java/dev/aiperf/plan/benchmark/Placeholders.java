package dev.aiperf.plan.benchmark;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what an annotation leaves open: {@code ${NAME}} and {@code ${NAME:default}}. A name ends at the first colon, a
 * default at the first closing brace, and neither is looked into again.
 */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");

    private Placeholders() {}

    /** Returns whether a text leaves something open. */
    public static boolean areIn(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** Returns what stands in the text itself: defaults where there are any, and nothing for what is left open. */
    public static String literal(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> found.group(2) == null ? "" : Matcher.quoteReplacement(found.group(2)));
    }

    /**
     * Returns the text filled in.
     *
     * @param lookup what stands for a name, if anything does
     * @throws IllegalArgumentException if a name without a default stands for nothing; the message goes on after the setting
     */
    public static String fill(String text, Function<String, Optional<String>> lookup) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1).strip();
            String value = lookup.apply(name)
                    .or(() -> Optional.ofNullable(matcher.group(2)))
                    .orElseThrow(() -> new IllegalArgumentException("leaves ${" + name
                            + "} open, which is neither a system property nor an environment variable; set it, or give"
                            + " it a default: ${" + name + ":default}"));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
