package dev.aiperf.run.fork;

import dev.aiperf.plan.RunsPlan;
import dev.aiperf.run.ChildJvm;
import dev.aiperf.run.ClassPath;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What starts a run's own process.
 *
 * @param classPath the folders and jars of the harness and the user's code, in order
 * @param mainClass the class whose {@code main} is run: a benchmark's generated runner, or {@code dev.aiperf.ForkMain}
 * @param fork what the plan says of it
 * @param folder the process's working folder, where relative paths start
 * @param classArchive what the JVM may map instead of loading the harness's classes
 */
public record ForkCommand(
        List<Path> classPath, String mainClass, RunsPlan.Fork fork, Path folder, Optional<Path> classArchive) {

    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_HEAP = 2048 * MEGABYTE;
    private static final long FIRST_HEAP = 256 * MEGABYTE;

    public ForkCommand {
        // The process may work elsewhere than this one.
        classPath = classPath.stream().map(Path::toAbsolutePath).toList();
        folder = folder.toAbsolutePath();
    }

    public ForkCommand(List<Path> classPath, String mainClass, RunsPlan.Fork fork, Path folder) {
        this(classPath, mainClass, fork, folder, Optional.empty());
    }

    /** Returns the same with an archive of classes. */
    public ForkCommand withClassArchive(Optional<Path> archive) {
        return new ForkCommand(classPath, mainClass, fork, folder, archive);
    }

    /** Returns the java that is started. */
    public Path java() {
        return ChildJvm.java(fork.jvm());
    }

    /** Returns the command that starts a run's process with the class path of this one. */
    public static ForkCommand ofThisClassPath(String mainClass, RunsPlan.Fork fork) {
        return new ForkCommand(ClassPath.ofThisProcess().entries(), mainClass, fork, Path.of(""));
    }

    /**
     * Starts the process, its standard error joined to its standard output.
     *
     * @param port where it is waited for
     * @param token what it must know; it is in the process's environment, which only its own user can read
     * @throws RunException when the JVM isn't one
     */
    Process start(int port, String token) throws RunException {
        Path java = java();
        if (!Files.isExecutable(java)) {
            throw new RunException(
                    Kind.WRONG_USE, java + " isn't a JVM that can be run; name the folder of a JDK, or its bin/java");
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            ChildJvm.command(java, options(), new ClassPath(classPath), mainClass, List.of()))
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().put(ForkEnvironment.PORT, Integer.toString(port));
            builder.environment().put(ForkEnvironment.TOKEN, token);
            return builder.start();
        } catch (IOException e) {
            throw new RunException(Kind.WRONG_USE, java + " can't be run: " + e.getMessage(), e);
        }
    }

    /**
     * The harness's own options come first, so that the user's win. The heap is small and touched before it is used; the
     * collector is the JVM's choice of the one with the shortest pauses, unless the user chose one.
     */
    private List<String> options() {
        List<String> options = new ArrayList<>();
        if (fork.jvmArguments().stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"))) {
            options.addAll(collector());
        }
        long heap = Math.min(MOST_HEAP, machineMemory() / 4);
        options.add("-Xmx" + heap / MEGABYTE + "m");
        options.add("-Xms" + Math.min(FIRST_HEAP, heap) / MEGABYTE + "m");
        options.add("-XX:+AlwaysPreTouch");
        options.add("-Xshare:auto");
        classArchive.ifPresent(archive -> options.add("-XX:SharedArchiveFile=" + archive));
        options.addAll(ChildJvm.nativeAccess(version()));
        options.addAll(fork.jvmArguments());
        return options;
    }

    private List<String> collector() {
        // On few processors ZGC's own threads take more from the load than its short pauses give back.
        boolean manyProcessors = Runtime.getRuntime().availableProcessors() >= 4;
        if (version() >= 24 && manyProcessors) {
            return List.of("-XX:+UseZGC");
        }
        if (version() >= 21 && manyProcessors) {
            return List.of("-XX:+UseZGC", "-XX:+ZGenerational");
        }
        return List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=5");
    }

    /** A JVM that the user names may be older or newer than this one; only options that every version knows are given then. */
    private int version() {
        return fork.jvm().isPresent() ? 17 : Runtime.version().feature();
    }

    private static long machineMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : MOST_HEAP;
    }
}
