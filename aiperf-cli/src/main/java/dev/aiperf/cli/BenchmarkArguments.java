package dev.aiperf.cli;

import dev.aiperf.Runner;
import dev.aiperf.run.ClassPath;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line of whatever works on annotated benchmarks: some options of its own, and all settings.
 *
 * @param classPath where benchmarks are
 * @param options the options of {@link #OPTIONS} that were given, but for the class path
 * @param settings all other arguments
 * @param typed the whole command, word by word
 */
record BenchmarkArguments(
        List<Path> classPath, Map<String, String> options, List<String> settings, List<String> typed) {

    static final String CLASS_PATH = "--classpath";
    static final String INCLUDE = "--include";
    static final String EXCLUDE = "--exclude";
    static final String OUTPUT = "--output";

    static final String OPTIONS = "  --classpath PATHS  folders and jars with benchmarks and what they need, joined by "
            + File.pathSeparator + "\n"
            + "  --include REGEX    only benchmarks whose name, such as com.example.Chat.bursty, holds a match\n"
            + "  --exclude REGEX    no benchmarks whose name holds a match\n"
            + "  --output FOLDER    where each benchmark's result has a folder; target/aiperf by default\n"
            + "\nAll settings of aiperf profile may follow; they win over what is annotated.\n";

    private static final List<String> NAMES = List.of(CLASS_PATH, INCLUDE, EXCLUDE, OUTPUT);

    /** Returns whether a command line asks for annotated benchmarks. */
    static boolean areIn(List<String> arguments) {
        return arguments.stream().anyMatch(word -> word.equals(CLASS_PATH) || word.startsWith(CLASS_PATH + "="));
    }

    /**
     * Reads a command line.
     *
     * @param command the command's name as it was typed
     * @param arguments what follows it
     * @throws UsageException when an option lacks its value, or there is no class path
     */
    static BenchmarkArguments parse(String command, List<String> arguments) throws UsageException {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            Optional<String> name = NAMES.stream()
                    .filter(each -> word.equals(each) || word.startsWith(each + "="))
                    .findFirst();
            if (name.isEmpty()) {
                settings.add(word);
            } else if (word.length() > name.get().length()) {
                options.put(name.get(), word.substring(name.get().length() + 1));
            } else if (i + 1 < arguments.size()) {
                options.put(name.get(), arguments.get(++i));
            } else {
                throw new UsageException(word + " needs a value");
            }
        }
        String classPath = Optional.ofNullable(options.remove(CLASS_PATH))
                .orElseThrow(() -> new UsageException(
                        CLASS_PATH + " is missing: name the folders and jars with benchmarks, such as target/classes"));
        List<String> typed = new ArrayList<>(List.of("aiperf", command));
        typed.addAll(arguments);
        return new BenchmarkArguments(paths(classPath), options, settings, typed);
    }

    private static List<Path> paths(String classPath) throws UsageException {
        List<Path> paths = ClassPath.parse(classPath).entries().stream()
                .filter(entry -> !entry.toString().isEmpty())
                .toList();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException(CLASS_PATH + " names " + path + ", which isn't there");
            }
        }
        return paths;
    }

    /**
     * Returns the runner of what was asked for.
     *
     * @throws UsageException when a setting, a configuration file or a regular expression can't be read
     */
    Runner runner() throws UsageException {
        Runner runner = dev.aiperf.Aiperf.runner().classPath(forkClassPath());
        Plans.layers(settings, typed).forEach(runner::layer);
        try {
            Optional.ofNullable(options.get(INCLUDE)).ifPresent(runner::include);
            Optional.ofNullable(options.get(EXCLUDE)).ifPresent(runner::exclude);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        Optional.ofNullable(options.get(OUTPUT)).map(Path::of).ifPresent(runner::output);
        return runner;
    }

    /**
     * The harness's own jars come first: what is measured with is what was tested, also where one of the user's jars is
     * another version of one of them.
     */
    private List<Path> forkClassPath() {
        return Stream.concat(ClassPath.ofThisProcess().entries().stream(), classPath.stream())
                .distinct()
                .toList();
    }
}
