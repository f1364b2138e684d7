package dev.aiperf;

import dev.aiperf.engine.ProbeServer;
import dev.aiperf.plan.build.Environment;
import dev.aiperf.plan.build.Layer;
import dev.aiperf.plan.build.PlanBuilder;
import dev.aiperf.plan.build.PlanException;
import dev.aiperf.report.ConsoleReport;
import dev.aiperf.run.ChildJvm;
import dev.aiperf.run.ClassPath;
import dev.aiperf.run.RunException;
import dev.aiperf.run.TemporaryFolder;
import dev.aiperf.run.fork.ForkSide;
import dev.aiperf.run.fork.Order;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An archive of the harness's loaded classes that forks share, by the JVM's class-data sharing: with it a fork is at its
 * first request in about two thirds of the time.
 *
 * <p>It is made by a small run of its own, once for a JVM and the harness's jars, and kept in the user's cache folder. Where
 * it can't be made, forks start without it. Safe for any number of processes at once.
 */
final class ClassArchive {

    private static final long MAKING_SECONDS = 60;
    private static final long ENDING_SECONDS = 5;
    private static final int OLDEST_VERSION = 17;
    private static final String SUFFIX = ".jsa";

    /** How many are kept: some JVMs with some versions of the harness, at about 25 MB each. */
    private static final int MOST_KEPT = 4;

    private static final Set<Path> GIVEN_UP = ConcurrentHashMap.newKeySet();

    private ClassArchive() {}

    /**
     * Returns the archive for forks, which is made if there is none yet.
     *
     * @param java the JVM of the forks
     * @param memory the options of theirs that choose collector and heap
     * @param classPath theirs; an archive is of the jars at its start, since a folder's classes may change
     */
    static Optional<Path> of(Path java, List<String> memory, List<Path> classPath) {
        return of(java, memory, classPath, cacheFolder());
    }

    static Optional<Path> of(Path java, List<String> memory, List<Path> classPath, Path cache) {
        List<Path> jars = leadingJars(classPath);
        if (jars.isEmpty() || !cache.isAbsolute() || ChildJvm.version(java).orElse(0) < OLDEST_VERSION) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createDirectories(cache);
            Path archive = folder.resolve(key(java, memory, jars) + SUFFIX);
            if (Files.isRegularFile(archive)) {
                return Optional.of(archive);
            }
            // What couldn't be made once won't be in the next minute.
            if (!GIVEN_UP.contains(archive) && make(java, memory, jars, folder, archive)) {
                return Optional.of(archive);
            }
            GIVEN_UP.add(archive);
            return Optional.empty();
        } catch (IOException e) {
            // Forks start without it, only later.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<Path> leadingJars(List<Path> classPath) {
        return classPath.stream().takeWhile(Files::isRegularFile).toList();
    }

    private static Path cacheFolder() {
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("aiperf").resolve("classes");
    }

    /** The JVM looks at the same things, and would refuse an archive of other jars. */
    private static String key(Path java, List<String> memory, List<Path> jars) throws IOException {
        MessageDigest digest = sha256();
        digest.update(memory.toString().getBytes(StandardCharsets.UTF_8));
        List<Path> files = new ArrayList<>(jars);
        files.add(java.toRealPath());
        for (Path file : files) {
            String what = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file) + "\n";
            digest.update(what.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean make(Path java, List<String> memory, List<Path> jars, Path folder, Path archive)
            throws IOException, InterruptedException {
        Path made = Files.createTempFile(folder, "making", SUFFIX);
        try {
            // The JVM writes no archive over a file.
            Files.delete(made);
            List<String> options = new ArrayList<>(memory);
            options.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-XX:TieredStopAtLevel=1"));
            Process process = new ProcessBuilder(ChildJvm.command(
                            java, options, new ClassPath(jars), ClassArchive.class.getName(), List.of()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(MAKING_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                // One that even that doesn't end is left behind.
                process.destroyForcibly().waitFor(ENDING_SECONDS, TimeUnit.SECONDS);
            }
            if (!ended || process.exitValue() != 0 || !Files.isRegularFile(made)) {
                return false;
            }
            Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
            deleteOld(folder);
            return true;
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void deleteOld(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .skip(MOST_KEPT)
                    .toList();
            for (Path file : old) {
                // One that a fork uses stays readable to it.
                Files.deleteIfExists(file);
            }
        }
    }

    /** Loads the classes of a run by making one, against a server of its own; the JVM archives them when this ends. */
    public static void main(String[] arguments) throws IOException, PlanException, RunException {
        try (TemporaryFolder temporary = TemporaryFolder.make("aiperf-classes");
                ProbeServer server = new ProbeServer(true, 8, 1_000_000)) {
            String folder = temporary.path().toString();
            PlanBuilder builder = PlanBuilder.create(InstalledNames.all(), Environment.system(false))
                    .layer(Layer.ofProgram(Map.of(
                            "url", server.url().resolve("/").toString(),
                            "model", "probed",
                            "streaming", "true",
                            "tokenizer", "builtin",
                            "request-count", "16",
                            "concurrency", "4",
                            "self-check", "false",
                            "artifact-dir", folder)));
            // What a fork does first; here nobody has started it, and the order is its own.
            ForkSide.connect();
            Order order = new Order(builder.source(), 1, "", "", 1, folder, 120, false);
            JsonMapper.shared().readValue(JsonMapper.shared().writeValueAsBytes(order), Order.class);
            new Profiler(builder.build(), new ConsoleReport(120, false), ProfileListener.silent()).run();
        }
    }
}
