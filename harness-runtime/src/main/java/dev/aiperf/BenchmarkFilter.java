package dev.aiperf;

import dev.aiperf.plan.text.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which benchmarks are wanted, by regular expressions on their names, such as {@code com.example.ChatLatency.bursty}: all, or
 * those that hold a match of any included expression; and of these none that holds a match of an excluded one.
 *
 * <p>Immutable, safe to share.
 */
public final class BenchmarkFilter {

    private final List<Pattern> included;
    private final List<Pattern> excluded;

    private BenchmarkFilter(List<Pattern> included, List<Pattern> excluded) {
        this.included = List.copyOf(included);
        this.excluded = List.copyOf(excluded);
    }

    /** Returns the filter that wants all benchmarks. */
    public static BenchmarkFilter all() {
        return new BenchmarkFilter(List.of(), List.of());
    }

    /**
     * Returns this filter with a further expression, any of which a wanted name holds.
     *
     * @throws IllegalArgumentException if that is no regular expression
     */
    public BenchmarkFilter including(String regex) {
        return new BenchmarkFilter(and(included, regex), excluded);
    }

    /**
     * Returns this filter with a further expression, none of which a wanted name holds.
     *
     * @throws IllegalArgumentException if that is no regular expression
     */
    public BenchmarkFilter excluding(String regex) {
        return new BenchmarkFilter(included, and(excluded, regex));
    }

    private static List<Pattern> and(List<Pattern> patterns, String regex) {
        List<Pattern> all = new ArrayList<>(patterns);
        try {
            all.add(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + regex + "\" is no regular expression: " + e.getDescription(), e);
        }
        return all;
    }

    /** Returns whether a benchmark is wanted. */
    public boolean matches(String name) {
        return (included.isEmpty() || anyIn(included, name)) && !anyIn(excluded, name);
    }

    private static boolean anyIn(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).find());
    }

    /** Returns in a sentence that none of some benchmarks is wanted, or that there are none. */
    static String nothingFound(List<String> names) {
        return names.isEmpty()
                ? "there are no benchmarks on the class path"
                : "no benchmark has a name that was asked for; there is "
                        + NearestNames.oneOf(names.stream().sorted().toList());
    }
}
