package dev.aiperf.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command that starts a JVM from this one. */
public final class ChildJvm {

    /** The variables from which a JVM or its launcher takes options, too. */
    public static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** What the longest argument may be on any system; a longer class path goes through a file. */
    private static final int LONGEST_ARGUMENT = 30_000;

    /** A line such as {@code JAVA_VERSION="21.0.4"}, or {@code "1.8.0_412"} up to Java 8. */
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"?(1\\.)?(?<feature>\\d{1,4})\\b.*");

    private ChildJvm() {}

    /** Returns the java of a JDK's folder, or the java itself, or the one that runs this. */
    public static Path java(Optional<Path> jvm) {
        Path given = jvm.orElseGet(() -> Path.of(System.getProperty("java.home")));
        return Files.isDirectory(given) ? given.resolve("bin").resolve("java") : given;
    }

    /**
     * Returns a command.
     *
     * @param java the java, see {@link #java}
     * @param options the JVM's options
     * @param classPath what the JVM sees
     * @param mainClass the binary name of the class whose {@code main} is run
     * @param arguments the program's arguments
     * @throws IOException when a class path too long for a command can't be put in a file
     */
    public static List<String> command(
            Path java, List<String> options, ClassPath classPath, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        String joined = classPath.joined();
        if (joined.length() < LONGEST_ARGUMENT) {
            command.add("-cp");
            command.add(joined);
        } else {
            command.add("@" + inFile(joined));
        }
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** Returns the options that let native libraries load without a warning, on a JVM of a version that knows them. */
    public static List<String> nativeAccess(int version) {
        return version >= 22 ? List.of("--enable-native-access=ALL-UNNAMED") : List.of();
    }

    /**
     * Returns the feature version of a JVM, such as 17, as the JDK's own file of its release says; nothing is run. Empty
     * where there is no such file.
     *
     * @param java the java, see {@link #java}; it may be a link to that of a JDK
     */
    public static OptionalInt version(Path java) {
        try {
            Path release = java.toRealPath().resolveSibling("..").resolve("release");
            for (String line : Files.readAllLines(release, StandardCharsets.UTF_8)) {
                Matcher version = VERSION.matcher(line);
                if (version.matches()) {
                    return OptionalInt.of(Integer.parseInt(version.group("feature")));
                }
            }
        } catch (IOException e) {
            // An unreadable file says as little as none.
            return OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    private static Path inFile(String classPath) throws IOException {
        Path file = Files.createTempFile("aiperf-class-path", ".args");
        file.toFile().deleteOnExit();
        String quoted = '"' + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        Files.writeString(file, "-cp\n" + quoted + "\n", StandardCharsets.UTF_8);
        return file;
    }
}
