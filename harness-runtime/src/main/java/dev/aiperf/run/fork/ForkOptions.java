package dev.aiperf.run.fork;

import dev.aiperf.run.ChildJvm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The options of a run's own JVM. The harness's come first, so that the user's win; where two can't stand together, such as
 * two collectors, the harness's is left out.
 *
 * @param version the feature version of the JVM, such as 17
 * @param processors how many processors it has
 * @param memory how much memory the machine has, in bytes
 * @param users what the user has given for it
 * @param inherited what it finds in its environment, besides
 */
record ForkOptions(int version, int processors, long memory, List<String> users, List<String> inherited) {

    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_HEAP = 2048 * MEGABYTE;
    private static final long FIRST_HEAP = 512 * MEGABYTE;
    /** On fewer, ZGC's own threads take more from the load than its short pauses give back. */
    private static final int PROCESSORS_FOR_ZGC = 4;

    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");
    private static final Pattern HEAP =
            Pattern.compile("-Xm[xs]\\w+|-XX:((Max|Min|Initial)HeapSize|(Max|Min|Initial)RAM\\w+)=.*");
    /** Returns the JVM's options that an environment holds. */
    static List<String> in(Map<String, String> environment) {
        return ChildJvm.OPTION_VARIABLES.stream()
                .flatMap(
                        name -> Arrays.stream(environment.getOrDefault(name, "").split("\\s+", -1)))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Returns all options, in the order in which a JVM takes them. */
    List<String> list() {
        List<String> options = new ArrayList<>();
        if (!isChosen(COLLECTOR)) {
            options.addAll(collector());
        }
        if (!isChosen(HEAP)) {
            options.addAll(heap());
        }
        options.add("-XX:+AlwaysPreTouch");
        options.add("-Xshare:auto");
        // Whether the user's class path has a logger is nothing that the end of a run's output should tell.
        options.add("-Dslf4j.internal.verbosity=ERROR");
        options.addAll(ChildJvm.access(version));
        options.addAll(users);
        return options;
    }

    private boolean isChosen(Pattern kind) {
        return Stream.concat(users.stream(), inherited.stream())
                .anyMatch(option -> kind.matcher(option).matches());
    }

    /** The one with the shortest pauses that the JVM has. */
    private List<String> collector() {
        if (version >= 24 && processors >= PROCESSORS_FOR_ZGC) {
            return List.of("-XX:+UseZGC");
        }
        if (version >= 21 && processors >= PROCESSORS_FOR_ZGC) {
            return List.of("-XX:+UseZGC", "-XX:+ZGenerational");
        }
        return List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20");
    }

    /** Small, and touched before it is used. */
    private List<String> heap() {
        long most = Math.min(MOST_HEAP, memory / 4);
        return List.of("-Xmx" + most / MEGABYTE + "m", "-Xms" + Math.min(FIRST_HEAP, most) / MEGABYTE + "m");
    }
}
