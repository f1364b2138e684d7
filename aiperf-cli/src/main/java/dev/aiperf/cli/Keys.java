package dev.aiperf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a key from where an option says it is: {@code VALUE}, {@code env:NAME} or {@code file:PATH}. */
final class Keys {

    private Keys() {}

    /** @throws UsageException when there is none; the message never shows a key */
    static String read(String where) throws UsageException {
        if (where.startsWith("env:")) {
            String name = where.substring("env:".length());
            String key = System.getenv(name);
            if (key == null || key.isBlank()) {
                throw new UsageException("--api-key env:" + name + " names an environment variable that isn't set");
            }
            return key.strip();
        }
        if (where.startsWith("file:")) {
            Path file = Path.of(where.substring("file:".length()));
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new UsageException("--api-key file:" + file + " can't be read", e);
            }
        }
        return where;
    }
}
