package dev.aiperf.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in the folder that a new result wants. */
final class EarlierResult {

    static final String LOCK_FILE = ".aiperf_harness_result";
    static final String SWEEP_FOLDER = "sweep_aggregate";
    static final String RUNS_FOLDER = "profile_runs";
    static final String AGGREGATE_FOLDER = "aggregate";

    /** What only a result of ours or of AIPerf's has at its top. */
    private static final List<String> MARKS = List.of(
            LOCK_FILE,
            ".aiperf_results_ready.json",
            ResultFileNames.byDefault().json(),
            ResultFileNames.byDefault().csv(),
            ResultFileNames.byDefault().records(),
            SWEEP_FOLDER,
            RUNS_FOLDER);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern START_TIME = Pattern.compile("\"start_time\"\\s*:\\s*\"([0-9T:.-]{19,26})\"");
    private static final long LARGEST_SUMMARY = 64L << 20;

    private final Path root;
    private final Set<String> names;

    /** Looks into a folder once: another run may change it between two looks. */
    EarlierResult(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> files = Files.list(root)) {
            names = files.map(file -> file.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Returns whether there is nothing but perhaps a lock file. */
    boolean isEmpty() {
        return names.isEmpty() || names.equals(Set.of(LOCK_FILE));
    }

    /** Throws unless the folder is a result, and one whose move can take nothing else along. */
    void requireMovable() throws ReportException {
        if (MARKS.stream().noneMatch(names::contains)) {
            throw new ReportException("The folder " + root
                    + " holds files that are no result of a run; name an empty or a new one with --artifact-dir.");
        }
        for (String property : List.of("user.dir", "user.home")) {
            Path place =
                    Path.of(System.getProperty(property, "")).toAbsolutePath().normalize();
            if (realPath(place).startsWith(root)) {
                throw new ReportException("An earlier result is in " + root + ", which is not moved aside because "
                        + place + " is in it; name another folder with --artifact-dir.");
            }
        }
    }

    private static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /** Moves the folder to {@code <path>@<start>}, beside it, in one step; never onto anything that is there. */
    void moveAside() throws IOException, ReportException {
        String name = root.getFileName() + "@" + STAMP.format(start());
        Path target = root.resolveSibling(name);
        for (int copy = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); copy++) {
            target = root.resolveSibling(name + "-" + copy);
        }
        try {
            Files.move(root, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new ReportException(
                    "The earlier result in " + root + " can't be moved to " + target
                            + " in one step; name another folder with --artifact-dir.",
                    e);
        } catch (IOException e) {
            throw new ReportException(
                    "The earlier result in " + root + " can't be moved to " + target + ": " + IoReason.of(e) + ".", e);
        }
    }

    /** Returns when the result began: by its own word, else by the age of its lock file or its folder. */
    private Instant start() throws IOException {
        Path summary = root.resolve(ResultFileNames.byDefault().json());
        if (Files.isRegularFile(summary) && Files.size(summary) < LARGEST_SUMMARY) {
            Matcher time = START_TIME.matcher(Files.readString(summary, StandardCharsets.ISO_8859_1));
            if (time.find()) {
                try {
                    return Instant.parse(time.group(1) + "Z");
                } catch (DateTimeParseException e) {
                    return Files.getLastModifiedTime(summary).toInstant();
                }
            }
        }
        Path lock = root.resolve(LOCK_FILE);
        return Files.getLastModifiedTime(Files.exists(lock) ? lock : root).toInstant();
    }
}
