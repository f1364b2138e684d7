package dev.aiperf.record;

import dev.aiperf.plan.text.DurationText;
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
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.exc.JacksonIOException;

/** Writes a file under another name first, and renames it when it is whole: readers see all of it or nothing. */
public final class DraftedFile {

    private static final long LOOK_MILLIS = 50;

    private DraftedFile() {}

    /** What goes into the file. */
    @FunctionalInterface
    public interface Body {
        /** Writes all of it; may take as long as it likes between two writes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, and waits for it as long as the disk takes it.
     *
     * @throws IOException when it can't be written, or the disk takes nothing for a minute; then it won't be there later, either
     */
    public static void write(Path file, Body body) throws IOException {
        write(file, body, WriteWatch.LONGEST_WRITE);
    }

    static void write(Path file, Body body, Duration longestWrite) throws IOException {
        Draft draft = new Draft(file, new WriteWatch(longestWrite));
        FutureTask<Path> writing = new FutureTask<>(() -> draft.write(body));
        Thread thread = new Thread(writing, "aiperf-file-writer");
        thread.setDaemon(true);
        thread.start();
        try {
            while (true) {
                try {
                    writing.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    if (draft.watch.hangs()) {
                        draft.abandon();
                        throw new IOException("nothing was written for " + DurationText.format(longestWrite), e);
                    }
                }
            }
        } catch (InterruptedException e) {
            draft.abandon();
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

    /** The file on its way to its place. */
    private static final class Draft {

        private final Path file;
        private final WriteWatch watch;
        private final AtomicBoolean decided = new AtomicBoolean();

        Draft(Path file, WriteWatch watch) {
            this.file = file;
            this.watch = watch;
        }

        /** Keeps the file from its place from now on, unless it is being put there at this moment. */
        void abandon() {
            decided.set(true);
        }

        Path write(Body body) throws IOException {
            makeFolder();
            Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
            try {
                try (OutputStream out =
                        new BufferedOutputStream(new Watched(watch.of(() -> Files.newOutputStream(draft)), watch))) {
                    body.writeTo(out);
                } catch (JacksonIOException e) {
                    throw e.getCause();
                }
                if (!decided.compareAndSet(false, true)) {
                    throw new IOException("given up before it was whole");
                }
                return watch.of(() -> Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE));
            } finally {
                watch.during(() -> Files.deleteIfExists(draft));
            }
        }

        private void makeFolder() throws IOException {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                watch.during(() -> Files.createDirectories(folder));
            }
        }
    }

    /** Tells a watch of each write: a body that takes its time between two of them is no disk that hangs. */
    private static final class Watched extends FilterOutputStream {

        private final WriteWatch watch;

        Watched(OutputStream out, WriteWatch watch) {
            super(out);
            this.watch = watch;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            watch.during(() -> out.write(bytes, from, count));
        }

        @Override
        public void close() throws IOException {
            watch.during(super::close);
        }
    }
}
