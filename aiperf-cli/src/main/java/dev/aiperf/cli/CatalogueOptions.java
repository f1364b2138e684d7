package dev.aiperf.cli;

import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.Settings;
import dev.aiperf.plan.settings.UnsupportedSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a command line by the settings catalogue. Values stay text: the plan checks them, so that all problems of all
 * layers are reported together, options that don't exist among them.
 *
 * <p>{@code --name value}, {@code --name=value}, {@code -n value} and {@code -nvalue} are read; a setting that takes
 * several values has all words up to the next option. What looks like an option never is a value, known or not, so that
 * a mistyped one isn't taken for the last value of the one before it. For one thread, and one command line.
 */
final class CatalogueOptions {

    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z].*", Pattern.DOTALL);

    private final List<String> arguments;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> loose = new ArrayList<>();
    private int next;

    /**
     * What a command line says.
     *
     * @param values the values of each option by the name that was written
     * @param loose arguments that belong to no option
     */
    record Parsed(Map<String, List<String>> values, List<String> loose) {}

    private CatalogueOptions(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Reads arguments.
     *
     * @throws UsageException when an option lacks its value
     */
    static Parsed parse(List<String> arguments) throws UsageException {
        CatalogueOptions options = new CatalogueOptions(arguments);
        while (options.next < arguments.size()) {
            options.take(arguments.get(options.next++));
        }
        return new Parsed(options.values, options.loose);
    }

    private void take(String argument) throws UsageException {
        if (!OPTION.matcher(argument).matches()) {
            loose.add(argument);
            return;
        }
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Optional<CatalogueEntry> entry = entry(name);
        if (entry.isEmpty() && !argument.startsWith("--")) {
            String letter = argument.substring(0, 2);
            Optional<CatalogueEntry> byLetter = entry(letter).filter(found -> !found.isFlag());
            if (byLetter.isPresent()) {
                add(letter, List.of(argument.substring(2)));
                return;
            }
        }
        if (equals >= 0) {
            add(name, List.of(argument.substring(equals + 1)));
        } else if (entry.isEmpty() || entry.get() instanceof UnsupportedSetting) {
            // Nobody knows whether it takes values; either way they are not what is wrong.
            words(Integer.MAX_VALUE);
            add(name, List.of());
        } else if (entry.get().isFlag()) {
            add(name, isNext("true") || isNext("false") ? words(1) : List.of("true"));
        } else {
            add(name, valuesOf(name, entry.get()));
        }
    }

    private static Optional<CatalogueEntry> entry(String name) {
        return Settings.find(name).map(Settings.Found::entry);
    }

    private List<String> valuesOf(String name, CatalogueEntry entry) throws UsageException {
        List<String> words = words(entry.takesSeveral() ? Integer.MAX_VALUE : 1);
        if (words.isEmpty()) {
            String hint = next < arguments.size() && !arguments.get(next).startsWith("--")
                    ? "; one that begins with - is written " + name + "=-…"
                    : "";
            throw new UsageException(name + " needs a value" + hint);
        }
        return words;
    }

    /** Takes the words up to the next option, at most so many. */
    private List<String> words(int most) {
        List<String> words = new ArrayList<>();
        while (words.size() < most
                && next < arguments.size()
                && !OPTION.matcher(arguments.get(next)).matches()) {
            words.add(arguments.get(next++));
        }
        return words;
    }

    private boolean isNext(String word) {
        return next < arguments.size() && arguments.get(next).equals(word);
    }

    private void add(String name, List<String> more) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).addAll(more);
    }
}
