package dev.aiperf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The class path of a run's own process: the user's folders of classes, then the harness's own jars, then the user's other
 * jars. So the user's code wins over all, and where a jar of the user's is another version of one of the harness's, the
 * harness's is loaded: what is measured with is what was tested.
 */
public final class ForkClassPath {

    private ForkClassPath() {}

    /**
     * Returns the class path.
     *
     * @param users the user's folders and jars, in order
     * @param harness the harness's own folders and jars, in order
     */
    public static List<Path> of(List<Path> users, List<Path> harness) {
        Set<Path> entries = new LinkedHashSet<>();
        users.stream().filter(Files::isDirectory).forEach(entries::add);
        entries.addAll(harness);
        entries.addAll(users);
        return new ArrayList<>(entries);
    }
}
