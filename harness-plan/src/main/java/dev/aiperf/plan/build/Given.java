package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.CatalogueEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value that was given, and how.
 *
 * @param entry what it is given for
 * @param writtenFor what the name as written stands for; not the same as the entry where one is rewritten to the other
 * @param name the name as written, such as {@code --num-requests}
 * @param joiner what stands between name and value where it was written
 * @param written name and value as written, without secrets
 * @param values the value, as texts
 * @param origin where it came from, in words
 * @param isOpen whether the value is filled in only where the plan is run, so that there are no values yet
 */
record Given(
        CatalogueEntry entry,
        CatalogueEntry writtenFor,
        String name,
        String joiner,
        String written,
        List<String> values,
        String origin,
        boolean isOpen) {

    private static final int MOST_SHOWN = 80;

    Given {
        values = List.copyOf(values);
    }

    static Given of(CatalogueEntry entry, String name, String joiner, List<String> values, String origin) {
        return new Given(entry, entry, name, joiner, written(entry, name, joiner, values), values, origin, false);
    }

    /** Returns what an annotation gives, whose text may be shown but for its secrets. */
    static Given annotated(CatalogueEntry entry, String annotation, List<String> values, String origin) {
        List<String> secrets = values.stream()
                .flatMap(value -> Secrets.in(entry, value).stream())
                .toList();
        String shown = Secrets.hide(secrets, annotation);
        return new Given(entry, entry, annotation.replaceFirst("\\(.*", ""), " ", shown, values, origin, false);
    }

    /** Returns what an annotation leaves to be filled in where the plan is run. */
    static Given open(CatalogueEntry entry, String annotation, String origin) {
        return new Given(entry, entry, annotation.replaceFirst("\\(.*", ""), " ", annotation, List.of(), origin, true);
    }

    /** Returns name, value and origin for a message. */
    String subject() {
        return written + " (" + origin + ")";
    }

    /** Returns the values as they may be shown. */
    List<String> shown() {
        return values.stream().map(value -> Secrets.hide(entry, value)).toList();
    }

    /** Returns the parts of the values that must never be shown. */
    List<String> secrets() {
        return values.stream()
                .flatMap(value -> Secrets.in(entry, value).stream())
                .toList();
    }

    /** Returns this as it may be stored; empty where nothing but a secret was given, or what can't be read at all. */
    Optional<Given> withoutSecrets() {
        try {
            return Secrets.without(entry, values).map(others -> rewrittenTo(entry, others, written));
        } catch (IllegalArgumentException unreadable) {
            // Another layer's value is in effect; whether this one holds a secret nobody can tell.
            return Optional.empty();
        }
    }

    /** Returns this with another value, as if it had been written so. */
    Given withValues(List<String> others) {
        return new Given(entry, writtenFor, name, joiner, written(entry, name, joiner, others), others, origin, isOpen);
    }

    /** Returns what a name that says more than its setting's, such as a derived one, was rewritten to. */
    Given rewrittenTo(CatalogueEntry setting, List<String> rewritten, String asWritten) {
        return new Given(setting, writtenFor, name, joiner, asWritten, rewritten, origin, isOpen);
    }

    private static String written(CatalogueEntry entry, String name, String joiner, List<String> values) {
        boolean bare =
                entry.isFlag() && (values.isEmpty() || values.equals(List.of("true")) || values.equals(List.of("")));
        if (bare) {
            return name;
        }
        String text = values.stream()
                .map(value -> Secrets.hide(entry, value))
                .map(value -> value.isEmpty() ? "\"\"" : value.contains(" ") ? '"' + value + '"' : value)
                .collect(Collectors.joining(" "))
                .replaceAll("\\p{Cntrl}", "?");
        return name + joiner + (text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…");
    }
}
