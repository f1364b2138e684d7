package dev.aiperf.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that starts a JVM from this one. */
public final class ChildJvm {

    /** What the longest argument may be on any system; a longer class path goes through a file. */
    private static final int LONGEST_ARGUMENT = 30_000;

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

    private static Path inFile(String classPath) throws IOException {
        Path file = Files.createTempFile("aiperf-class-path", ".args");
        file.toFile().deleteOnExit();
        String quoted = '"' + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        Files.writeString(file, "-cp\n" + quoted + "\n", StandardCharsets.UTF_8);
        return file;
    }
}
