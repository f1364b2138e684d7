package dev.aiperf.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one result, held by this process until it is closed.
 *
 * <p>The newest result has the plain path; an older one that is there is moved aside, whole. A folder that isn't a result
 * is never touched. Two runs that want one path at the same time never mix: the folder holds a lock file, whoever has
 * its lock owns the folder, and the other is told. The lock file stays and marks the folder as a result of ours; its lock
 * ends with the process, however that ends.
 */
public final class ArtifactFolder implements AutoCloseable {

    private static final int MOST_ATTEMPTS = 20;

    private final Path root;
    private final FileChannel lock;
    private final boolean made;

    private ArtifactFolder(Path root, FileChannel lock, boolean made) {
        this.root = root;
        this.lock = lock;
        this.made = made;
    }

    /**
     * Makes the folder, empty and writable, before any load.
     *
     * @throws ReportException when it can't be had: it can't be written, holds what isn't a result, or is in use
     */
    public static ArtifactFolder prepare(Path folder) throws ReportException {
        Path root = folder.toAbsolutePath().normalize();
        IOException last = new IOException("other runs keep taking it");
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                Optional<ArtifactFolder> owned = tryToOwn(root);
                if (owned.isPresent()) {
                    return owned.get();
                }
            } catch (IOException e) {
                // Another run may have moved the folder between two steps of ours: only one that stays is an obstacle.
                last = e;
            }
        }
        throw new ReportException("Results can't be written to " + root + ": " + IoReason.of(last) + ".", last);
    }

    /** Returns the folder owned by this process, or empty when another run came in between, so that a retry is worth it. */
    private static Optional<ArtifactFolder> tryToOwn(Path folder) throws IOException, ReportException {
        boolean made = Files.notExists(folder);
        make(folder);
        Path root = folder.toRealPath();
        EarlierResult before = new EarlierResult(root);
        if (!before.isEmpty()) {
            before.requireMovable();
        }
        Optional<FileChannel> locked = lock(root);
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        @Nullable FileChannel channel = locked.get();
        try {
            // Only now does nobody else change it: what was seen before may be long moved.
            EarlierResult now = new EarlierResult(root);
            if (now.isEmpty()) {
                ArtifactFolder owned = new ArtifactFolder(root, channel, made);
                channel = null;
                return Optional.of(owned);
            }
            if (!before.isEmpty()) {
                now.moveAside();
            }
            return Optional.empty();
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (NoSuchFileException e) {
            // The kernel's own file systems, such as /proc, call what they don't let be made missing.
            throw new IOException("no folder can be made there", e);
        }
    }

    /**
     * Returns the lock file with its lock held, or empty when the folder changed hands meanwhile.
     *
     * <p>POSIX drops a process's locks on a file when any channel of it to that file is closed, so a second attempt inside
     * one process would free the first one's lock for other processes; a process has one result folder at a time.
     */
    private static Optional<FileChannel> lock(Path root) throws IOException, ReportException {
        Path file = root.resolve(EarlierResult.LOCK_FILE);
        if (keyOf(file) == null) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // Another run was faster; whose file it is doesn't matter, only whose lock.
            }
        }
        @Nullable Object before = keyOf(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new ReportException("Another run is writing its results to " + root
                    + "; wait for it, or name another folder with --artifact-dir.");
        }
        // The folder may have been moved aside between opening its lock file and getting the lock, so the file in its
        // place must still be the one from before the opening: then it is the one that was opened.
        if (before == null || !before.equals(keyOf(file))) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static @Nullable Object keyOf(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return key == null ? attributes.creationTime() : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Returns the folder, with no links in its path. */
    public Path root() {
        return root;
    }

    /** Returns where in it files go. */
    public ResultLayout layout() {
        return new ResultLayout(root);
    }

    /** Lets the folder go. Its files stay; where a run ended before it wrote any, nothing of the folder stays. */
    @Override
    public void close() {
        try (lock) {
            if (new EarlierResult(root).isEmpty()) {
                Files.deleteIfExists(root.resolve(EarlierResult.LOCK_FILE));
                if (made) {
                    Files.deleteIfExists(root);
                }
            }
        } catch (IOException e) {
            // What is left behind is an empty folder, and the process's end drops the lock in any case.
            return;
        }
    }
}
