package dev.aiperf.plan.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The machine and process that this runs in.
 *
 * @param isInteractive whether a person watches on a terminal; the JDK's own answer differs from version to version
 * @param folder where relative paths start
 */
record SystemEnvironment(boolean isInteractive, Path folder) implements Environment {

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }

    @Override
    public String readFile(Path file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Override
    public String readHead(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return new String(in.readNBytes(most), StandardCharsets.UTF_8);
        }
    }

    @Override
    public boolean isReadable(Path path) {
        return Files.isReadable(folder.resolve(path));
    }

    @Override
    public long entropy() {
        return new SplittableRandom().nextLong();
    }
}
