package dev.aiperf.run;

import dev.aiperf.run.RunException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts the inference simulator in a JVM of its own, so that it shares no heap, no JIT and no garbage collector with the
 * client that it judges.
 *
 * <p>The runtime doesn't depend on the simulator: it is found on the class path by its main class, and spoken to by the
 * line that it prints and by its standard input, whose end stops it. So it never outlives the process that started it.
 */
public final class ForkedSimulator implements TargetLauncher {

    private static final String MAIN_CLASS = "dev.aiperf.simulator.SimulatorMain";
    private static final String LISTENING = "listening on ";
    private static final int START_SECONDS = 30;
    private static final int STOP_SECONDS = 5;
    private static final List<String> JVM_OPTIONS = List.of("-Xmx1g", "-XX:+UseSerialGC", "-Xshare:auto");

    private final ClassPath classPath;

    /** Makes a launcher of the simulator that is on this JVM's class path. */
    public ForkedSimulator() {
        this(ClassPath.ofThisProcess());
    }

    /**
     * Makes a launcher of a simulator that is elsewhere, for programs whose classes aren't on the JVM's class path.
     *
     * @param classPath the simulator's folders and jars
     */
    public ForkedSimulator(ClassPath classPath) {
        this.classPath = classPath;
    }

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public LaunchedTarget launch(Map<String, String> options) throws RunException {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command(options));
            // What a user wants of JVMs in general may not go together with what the simulator needs.
            ChildJvm.OPTION_VARIABLES.forEach(builder.environment()::remove);
            process = builder.start();
        } catch (IOException e) {
            throw new RunException(Kind.FAILED, "the simulator can't be started: " + e.getMessage(), e);
        }
        OutputTail errors = OutputTail.of(process.getErrorStream());
        try {
            URI url = urlOf(process, errors);
            return new Running(process, url);
        } catch (RunException e) {
            stop(process);
            throw e;
        }
    }

    private List<String> command(Map<String, String> options) throws IOException {
        List<String> jvmOptions = new ArrayList<>(JVM_OPTIONS);
        jvmOptions.addAll(ChildJvm.nativeAccess(Runtime.version().feature()));
        Map<String, String> all = new TreeMap<>(options);
        all.putIfAbsent("port", "0");
        List<String> arguments = new ArrayList<>(List.of("--exit-with-stdin"));
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return ChildJvm.command(ChildJvm.java(Optional.empty()), jvmOptions, classPath, MAIN_CLASS, arguments);
    }

    private static URI urlOf(Process process, OutputTail errors) throws RunException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> firstLine(process.getInputStream()));
        try {
            String text = line.get(START_SECONDS, TimeUnit.SECONDS);
            if (text.startsWith(LISTENING)) {
                return URI.create(text.substring(LISTENING.length()).trim());
            }
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            errors.awaitEnd(TimeUnit.SECONDS.toMillis(1));
            throw notStarted(process, errors.text());
        } catch (TimeoutException e) {
            throw new RunException(Kind.FAILED, "the simulator did not start within " + START_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new RunException(Kind.FAILED, "the simulator can't be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException(Kind.FAILED, "interrupted while the simulator started", e);
        }
    }

    private static RunException notStarted(Process process, String said) {
        if (said.contains("ClassNotFoundException") || said.contains("Could not find or load main class")) {
            return new RunException(
                    Kind.WRONG_USE,
                    "a simulator: URL needs the simulator on the class path; add the dependency"
                            + " dev.aiperf:harness-simulator");
        }
        boolean badOptions = !process.isAlive() && process.exitValue() == 2;
        return new RunException(
                badOptions ? Kind.WRONG_USE : Kind.FAILED,
                "the simulator did not start" + (said.isBlank() ? "" : ": " + said.strip()));
    }

    private static String firstLine(InputStream stream) {
        try {
            String line = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    private static void stop(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A simulator that runs. */
    private record Running(Process process, URI url) implements LaunchedTarget {
        @Override
        public void close() {
            stop(process);
        }
    }
}
