package dev.aiperf.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.exc.JacksonIOException;

/** Writes a file under another name first, and renames it when it is whole: readers see all of it or nothing. */
final class DraftedFile {

    private DraftedFile() {}

    /** What goes into the file. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static void write(Path file, Body body) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                body.writeTo(out);
            } catch (JacksonIOException e) {
                throw e.getCause();
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
