package dev.aiperf.report;

import dev.aiperf.plan.text.DurationText;
import dev.aiperf.record.WriteWatch;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.exc.JacksonIOException;

/** Writes a file under another name first, and renames it when it is whole: readers see all of it or nothing. */
final class DraftedFile {

    private static final long LOOK_MILLIS = 50;

    private DraftedFile() {}

    /** What goes into the file. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, and waits for it as long as it grows.
     *
     * @throws IOException when it can't be written, or nothing came to it for a minute: the disk hangs, or what it is made of
     */
    static void write(Path file, Body body) throws IOException {
        write(file, body, WriteWatch.LONGEST_WRITE);
    }

    static void write(Path file, Body body, Duration longestWrite) throws IOException {
        WriteWatch watch = new WriteWatch(longestWrite);
        watch.begin();
        FutureTask<Path> writing = new FutureTask<>(() -> writeHere(file, body, watch));
        Thread thread = new Thread(writing, "aiperf-file-writer");
        thread.setDaemon(true);
        thread.start();
        try {
            while (true) {
                try {
                    writing.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    if (watch.hangs()) {
                        throw new IOException("nothing was written for " + DurationText.format(longestWrite), e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was written", e);
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private static IOException thrown(ExecutionException e) {
        if (e.getCause() instanceof IOException failed) {
            return failed;
        }
        if (e.getCause() instanceof RuntimeException broken) {
            throw broken;
        }
        if (e.getCause() instanceof Error broken) {
            throw broken;
        }
        throw new IllegalStateException(e.getCause());
    }

    private static Path writeHere(Path file, Body body, WriteWatch watch) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
        try {
            try (OutputStream out = new BufferedOutputStream(new Watched(Files.newOutputStream(draft), watch))) {
                body.writeTo(out);
            } catch (JacksonIOException e) {
                throw e.getCause();
            }
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Tells a watch of each write that has come through. */
    private static final class Watched extends FilterOutputStream {

        private final WriteWatch watch;

        Watched(OutputStream out, WriteWatch watch) {
            super(out);
            this.watch = watch;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            watch.begin();
        }
    }
}
