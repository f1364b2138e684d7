package dev.aiperf.extension;

import dev.aiperf.plan.text.NearestNames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The implementations of one extension point, in the order in which they are found, and how users choose them by name.
 * Case, hyphens and underscores of a name don't matter.
 *
 * <p>Immutable, and as safe to share as the implementations are.
 *
 * @param <T> the extension point
 */
public final class Extensions<T> {

    private final Function<T, String> nameOf;
    private final List<T> all;
    private final List<String> broken;

    /** Makes the lookup of implementations that are there already. */
    public Extensions(Function<T, String> nameOf, List<T> all) {
        this(nameOf, all, List.of());
    }

    private Extensions(Function<T, String> nameOf, List<T> all, List<String> broken) {
        this.nameOf = nameOf;
        this.all = List.copyOf(all);
        this.broken = List.copyOf(broken);
    }

    /**
     * Finds what is installed. A jar whose implementation can't be made is left out and named by {@link #broken()}: it
     * must not take down a run that doesn't use it.
     */
    public static <T> Extensions<T> installed(Class<T> point, Function<T, String> nameOf) {
        List<T> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Iterator<T> each = ServiceLoader.load(point).iterator();
        boolean more = true;
        while (more) {
            try {
                more = each.hasNext();
                if (more) {
                    found.add(each.next());
                }
            } catch (ServiceConfigurationError e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        }
        return new Extensions<>(nameOf, found, broken);
    }

    /** Returns all that could be made. */
    public List<T> all() {
        return all;
    }

    /** Returns a sentence for each implementation that is named by a jar and can't be made. */
    public List<String> broken() {
        return broken;
    }

    /** Returns the implementation of a name. */
    public Optional<T> find(String name) {
        String wanted = plain(name);
        return all.stream()
                .filter(each -> plain(nameOf.apply(each)).equals(wanted))
                .findFirst();
    }

    /**
     * Returns the sentence for a name that nothing has.
     *
     * @param kind what it should have been, such as {@code endpoint type}
     */
    public String unknown(String kind, String name) {
        List<String> names = all.stream().map(nameOf).sorted().collect(Collectors.toList());
        String nearest = NearestNames.question(name, names);
        return "unknown " + kind + " \"" + name + "\"" + (nearest.isEmpty() ? "." : nearest) + " Known are "
                + String.join(", ", names) + ".";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
