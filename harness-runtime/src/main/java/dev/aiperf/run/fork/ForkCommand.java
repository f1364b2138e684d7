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
import java.util.regex.Pattern;

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

    /** What this is compiled for; every later JVM knows its options. */
    private static final int OLDEST_VERSION = 17;

    private static final Pattern MEMORY =
            Pattern.compile("-Xm[xs].*|-XX:([+-]Use\\w+(GC|Oops|Pointers)|\\+ZGenerational|\\w*(Heap|RAM)\\w*=.*)");

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

    /** Returns the command that starts a run's process with the class path of this one. */
    public static ForkCommand ofThisClassPath(String mainClass, RunsPlan.Fork fork) {
        return new ForkCommand(ClassPath.ofThisProcess().entries(), mainClass, fork, Path.of(""));
    }

    /**
     * Starts the process, its standard error joined to its standard output.
     *
     * @param port where it is waited for
     * @param token what it must know; it is in the process's environment, which only its own user can read
     * @throws RunException when the JVM isn't one, or is too old
     */
    Process start(int port, String token) throws RunException {
        Path java = java();
        if (!Files.isExecutable(java)) {
            throw new RunException(
                    Kind.WRONG_USE, java + " isn't a JVM that can be run; name the folder of a JDK, or its bin/java");
        }
        int version = version(java);
        if (version < OLDEST_VERSION) {
            throw new RunException(
                    Kind.WRONG_USE,
                    java + " is a JVM of Java " + version + "; runs need Java " + OLDEST_VERSION + " or later");
        }
        if (!Files.isDirectory(folder)) {
            throw new RunException(Kind.WRONG_USE, "the folder in which runs work isn't there: " + folder);
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            ChildJvm.command(java, options(version), new ClassPath(classPath), mainClass, List.of()))
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().put(ForkEnvironment.PORT, Integer.toString(port));
            builder.environment().put(ForkEnvironment.TOKEN, token);
            return builder.start();
        } catch (IOException e) {
            throw new RunException(Kind.WRONG_USE, java + " can't be run: " + e.getMessage(), e);
        }
    }

    /** Returns those of the JVM's options that choose its collector and heap: an archive of classes fits no other ones. */
    public List<String> memoryOptions() {
        return options(version(java())).stream()
                .filter(option -> MEMORY.matcher(option).matches())
                .toList();
    }

    private List<String> options(int version) {
        List<String> options = new ArrayList<>();
        // An archive that doesn't fit is passed over, and nobody needs to hear of it.
        classArchive.ifPresent(
                archive -> options.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off")));
        options.addAll(new ForkOptions(
                        version,
                        Runtime.getRuntime().availableProcessors(),
                        machineMemory(),
                        fork.jvmArguments(),
                        ForkOptions.in(System.getenv()))
                .list());
        return options;
    }

    /** Returns the java that is run. */
    public Path java() {
        return ChildJvm.java(fork.jvm()).toAbsolutePath();
    }

    private int version(Path java) {
        return fork.jvm().isPresent()
                ? ChildJvm.version(java).orElse(OLDEST_VERSION)
                : Runtime.version().feature();
    }

    private static long machineMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory();
    }
}
