package dev.aiperf.extension;

import dev.aiperf.plan.text.NearestNames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return of(nameOf, List.of(), ServiceLoader.load(point).iterator());
    }

    /**
     * Gathers implementations: those that are there already, then those that an iterator makes.
     *
     * <p>What throws while it is made or asked for its name is left out and named by {@link #broken()}, and so is what
     * has the name of one before it.
     *
     * @param further throws for an implementation that can't be made, and goes on with the next one after that, as the
     *     iterator of a {@link ServiceLoader} does
     */
    public static <T> Extensions<T> of(
            Function<T, String> nameOf, List<? extends T> builtIn, Iterator<? extends T> further) {
        Map<String, T> found = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        builtIn.forEach(each -> found.put(NearestNames.plain(nameOf.apply(each)), each));
        boolean more = true;
        while (more) {
            try {
                more = further.hasNext();
                if (more) {
                    T next = further.next();
                    String name = nameOf.apply(next);
                    T first = found.putIfAbsent(NearestNames.plain(name), next);
                    if (first != null) {
                        broken.add(name + " of " + next.getClass().getName() + " is left out: that is the name of "
                                + first.getClass().getName());
                    }
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                // A class that was built for a newer JDK gives a LinkageError from hasNext().
                broken.add(reason(e));
            }
        }
        return new Extensions<>(nameOf, List.copyOf(found.values()), broken);
    }

    private static String reason(Throwable fault) {
        if (!(fault instanceof ServiceConfigurationError)) {
            return fault.toString();
        }
        Throwable cause = fault.getCause();
        return fault.getMessage() + (cause == null ? "" : ": " + cause);
    }

    /** Returns all that could be made. */
    public List<T> all() {
        return all;
    }

    /** Returns a sentence for each implementation that a jar names and that can't be made, or has a name already taken. */
    public List<String> broken() {
        return broken;
    }

    /** Returns the implementation of a name. */
    public Optional<T> find(String name) {
        String wanted = NearestNames.plain(name);
        return all.stream()
                .filter(each -> NearestNames.plain(nameOf.apply(each)).equals(wanted))
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
}
