package dev.aiperf.cli;

import dev.aiperf.engine.ProbeServer;
import dev.aiperf.run.TemporaryFolder;
import java.io.IOException;

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
        int code;
        try (TemporaryFolder folder = TemporaryFolder.make("aiperf-classes");
                ProbeServer server = new ProbeServer(true, EVENTS, GAP_NANOS)) {
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
                            folder.path().toString());
        }
        System.exit(code);
    }
}
