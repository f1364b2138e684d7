package dev.aiperf.benchmarks.endtoend;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A client's process, seen from outside. */
final class Client implements AutoCloseable {

    private static final Pattern PEAK_MEMORY = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern MEMORY = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final Path output;
    private long peakKilobytes;

    private Client(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a command; what it prints goes to a file. */
    static Client start(List<String> command) throws IOException {
        return start(command, "");
    }

    private static Client start(List<String> command, String javaOptions) throws IOException {
        Path output = Files.createTempFile("aiperf-figure", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(output.toFile()));
        builder.environment().put("AIPERF_JAVA_OPTIONS", javaOptions);
        return new Client(builder.start(), output);
    }

    /**
     * Starts {@code aiperf profile}.
     *
     * @param javaOptions of its JVM; may be empty
     * @param result the folder of its files
     * @param options what follows, each word by itself
     */
    static Client aiperf(String javaOptions, Path result, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher().toString(), "profile"));
        command.addAll(List.of(options));
        command.addAll(List.of("--ui", "none", "--artifact-dir", result.toString()));
        return start(command, javaOptions);
    }

    /** Starts a main class of this module. */
    static Client java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    private static Path launcher() throws IOException {
        Path target = Path.of(System.getProperty("aiperf.root", "."), "aiperf-cli", "target");
        try (Stream<Path> files = Files.walk(target, 4)) {
            return files.filter(file -> file.endsWith(Path.of("bin", "aiperf")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no aiperf below " + target + "; build it first"));
        }
    }

    /** Returns the processor time that it has used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns the memory it occupies now, in MB. */
    double residentMegabytes() throws IOException {
        return kilobytes(MEMORY) / 1024.0;
    }

    /** Returns the most memory that was seen, in MB; looked at by {@link #join}. */
    double peakMegabytes() {
        return peakKilobytes / 1024.0;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /**
     * Waits for the end.
     *
     * @return what it printed
     * @throws IOException when it fails, or takes longer
     */
    String join(Duration most) throws IOException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            peakKilobytes = Math.max(peakKilobytes, kilobytes(PEAK_MEMORY));
            if (System.nanoTime() > end) {
                throw new IOException("still running after " + most + ": " + text());
            }
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + ": " + text());
        }
        return text();
    }

    private long kilobytes(Pattern field) throws IOException {
        File status = new File("/proc/" + process.pid() + "/status");
        if (!status.exists()) {
            return 0;
        }
        try {
            Matcher matcher = field.matcher(Files.readString(status.toPath()));
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        } catch (IOException e) {
            // It has ended between the two looks.
            return 0;
        }
    }

    private String text() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(output);
    }
}
