package dev.aiperf.plan.build;

import dev.aiperf.plan.CredentialNames;
import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.Setting;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that was given, and how.
 *
 * @param entry what it is given for
 * @param writtenFor what the name as written stands for; not the same as the entry where one is rewritten to the other
 * @param writtenAs the name as written, such as {@code --num-requests}
 * @param joiner what stands between name and value where it was written
 * @param values the value, as texts
 * @param origin where it came from, in words
 */
record Given(
        CatalogueEntry entry,
        CatalogueEntry writtenFor,
        String writtenAs,
        String joiner,
        List<String> values,
        String origin) {

    private static final int MOST_SHOWN = 80;

    Given {
        values = List.copyOf(values);
    }

    /** Returns name, value and origin for a message. */
    String subject() {
        boolean flag = entry.isFlag()
                && (values.isEmpty()
                        || values.equals(List.of("true"))
                        || values.get(0).isEmpty());
        return writtenAs + (flag ? "" : joiner + shownText()) + " (" + origin + ")";
    }

    /** Returns the values as they may be shown. */
    List<String> shown() {
        return values.stream().map(this::shown).toList();
    }

    /** Returns the parts of the values that must never be shown. */
    List<String> secrets() {
        return values.stream()
                .flatMap(value -> Secrets.in(entry, value).stream())
                .toList();
    }

    /** Returns this with another value. */
    Given withValues(List<String> others) {
        return new Given(entry, writtenFor, writtenAs, joiner, others, origin);
    }

    /** Returns the same value under a setting that its name was rewritten to. */
    Given rewrittenTo(Setting<?> setting, List<String> rewritten) {
        return new Given(setting, writtenFor, writtenAs, joiner, rewritten, origin);
    }

    private String shownText() {
        String text = shown().stream()
                .map(value -> value.isEmpty() ? "\"\"" : value.contains(" ") ? '"' + value + '"' : value)
                .collect(Collectors.joining(" "))
                .replaceAll("\\p{Cntrl}", "?");
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    private String shown(String value) {
        String shown = value;
        for (String secret : Secrets.in(entry, value)) {
            shown = shown.replace(secret, CredentialNames.HIDDEN);
        }
        return shown;
    }
}
