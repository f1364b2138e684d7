package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The command as a process of its own, for what a test can't do to its own process.
 *
 * @param process the process
 * @param out takes its standard output
 * @param err takes its standard error
 */
record ChildProcess(Process process, Path out, Path err) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOK_MILLIS = 20;
    private static final Path OWN_STATUS = Path.of("/proc/self/status");
    private static final int INTERRUPT = 2;
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    /** Starts the command with a folder of its own for its output. */
    static ChildProcess start(Path folder, List<String> arguments) throws IOException {
        return start(folder, List.of(), CLASS_PATH, "512m", arguments);
    }

    /** Starts the command with services of a folder that are found before others. */
    static ChildProcess startWithServices(Path services, Path folder, List<String> arguments) throws IOException {
        return start(folder, List.of(), services + File.pathSeparator + CLASS_PATH, "512m", arguments);
    }

    /** Starts the command where it may have so many files open. */
    static ChildProcess startWithOpenFiles(int most, Path folder, List<String> arguments) throws IOException {
        String limit = "ulimit -n " + most + " && exec \"$@\"";
        return start(folder, List.of("bash", "-c", limit, "bash"), jars(folder), "512m", arguments);
    }

    /** Returns the class path with jars instead of folders, as users have it: a class of a folder takes a file to be loaded. */
    private static String jars(Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : CLASS_PATH.split(File.pathSeparator, -1)) {
            entries.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), folder, entries.size()) : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String jar(Path classes, Path folder, int number) throws IOException {
        Path jar = folder.resolve("classes-" + number + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar.toString();
    }

    /** Starts the command where no file may grow beyond a size. */
    static ChildProcess startWithFilesOf(int mostKibibytes, Path folder, List<String> arguments) throws IOException {
        String limit = "ulimit -f " + mostKibibytes + " && exec \"$@\"";
        return start(folder, List.of("bash", "-c", limit, "bash"), CLASS_PATH, "512m", arguments);
    }

    /** Starts the command with so much heap at most, such as {@code 32m}. */
    static ChildProcess startWithHeapOf(String heap, Path folder, List<String> arguments) throws IOException {
        return start(folder, List.of(), CLASS_PATH, heap, arguments);
    }

    private static ChildProcess start(
            Path folder, List<String> before, String classPath, String heap, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-cp", classPath));
        command.add(Aiperf.class.getName());
        command.addAll(arguments);
        Path out = folder.resolve("child.out");
        Path err = folder.resolve("child.err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new ChildProcess(process, out, err);
    }

    String outText() throws IOException {
        return Files.readString(out);
    }

    String errText() throws IOException {
        return Files.readString(err);
    }

    /** Does what Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        // Where the build itself was started with SIGINT ignored, as in a script's background, so are its children; the
        // other signal that the command takes for Ctrl-C is never ignored.
        kill(isInterruptIgnored() ? "TERM" : "INT");
    }

    void kill(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).as("kill -%s", signal).isZero();
    }

    private static boolean isInterruptIgnored() throws IOException {
        if (!Files.isReadable(OWN_STATUS)) {
            return false;
        }
        return Files.readAllLines(OWN_STATUS).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(
                                        line.substring("SigIgn:".length()).strip(), 16)
                                & (1L << (INTERRUPT - 1)))
                        != 0);
    }

    /** Returns the exit code, once the process has ended. */
    int exitCode() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the process ends; it said: %s", errText())
                .isTrue();
        return process.exitValue();
    }

    /** Waits until something is so. */
    static void eventually(String what, BooleanSupplier isSo) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline)
                    .as("within %s: %s", PATIENCE, what)
                    .isNegative();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Returns whether a file is there and not empty. */
    static boolean hasContent(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
