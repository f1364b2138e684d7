package dev.aiperf.cli;

import dev.aiperf.engine.ProbeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the classes of {@code aiperf profile} by running one against a server of its own, for the archive of classes that the
 * launcher has the JVM write when this ends.
 */
final class RehearsedCommand {

    private static final int EVENTS = 8;
    private static final long GAP_NANOS = 1_000_000;

    private RehearsedCommand() {}

    public static void main(String[] arguments) throws IOException {
        QuietLibraries.beforeTheyLoad();
        Path folder = Files.createTempDirectory("aiperf-classes");
        int code;
        try (ProbeServer server = new ProbeServer(true, EVENTS, GAP_NANOS)) {
            code = new Aiperf(Console.system())
                    .run(
                            "profile",
                            "--model",
                            "probed",
                            "--url",
                            server.url().resolve("/").toString(),
                            "--streaming",
                            "--tokenizer",
                            "builtin",
                            "--concurrency",
                            "4",
                            "--request-count",
                            "16",
                            "--request-timeout-seconds",
                            "10",
                            "--no-self-check",
                            "--artifact-dir",
                            folder.toString());
        } finally {
            delete(folder);
        }
        System.exit(code);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
