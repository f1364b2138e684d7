package dev.aiperf.processor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its folder
 */
record Jdk(Path home) {

    Path javac() {
        return home.resolve("bin").resolve("javac");
    }

    /** Finds a JDK of a release: where {@code JAVA_HOME_<release>} says, or beside the one that runs this. */
    static Optional<Jdk> ofRelease(int release) throws IOException {
        String told = System.getenv("JAVA_HOME_" + release);
        if (told != null) {
            return Optional.of(new Jdk(Path.of(told)));
        }
        Path beside = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(beside)) {
            List<Path> sorted = homes.sorted().toList();
            for (Path home : sorted) {
                Jdk jdk = new Jdk(home);
                if (Files.isExecutable(jdk.javac()) && jdk.isOf(release)) {
                    return Optional.of(jdk);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOf(int release) throws IOException {
        Path file = home.resolve("release");
        if (!Files.isReadable(file)) {
            return false;
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.equals(String.valueOf(release)) || version.startsWith(release + ".");
    }
}
