package dev.aiperf.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiperf.benchmark.BenchmarkRunner;
import dev.aiperf.benchmark.ChatRequest;
import dev.aiperf.benchmark.Params;
import dev.aiperf.benchmark.RunContext;
import dev.aiperf.benchmark.Scenario;
import dev.aiperf.dataset.Turn;
import dev.aiperf.plan.benchmark.BenchmarkFile;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with the processor: on the class path, on the module path, for the oldest release; and what comes of them runs. */
class BuildTest {

    private static final String CHAT = """
            package com.example;
            import dev.aiperf.annotations.*;
            import dev.aiperf.benchmark.ChatRequest;
            import dev.aiperf.dataset.Turn;
            @Endpoint(model = "m")
            public class Chat {
                @Param({"a", "b"}) String prefix;
                boolean isOpen;
                @Setup void open() { isOpen = true; }
                @Benchmark ChatRequest greet(Turn turn) {
                    return ChatRequest.empty().user(prefix + " " + turn.joinedText() + " " + isOpen);
                }
            }
            """;

    private static final String MODULE = """
            module com.example {
                requires dev.aiperf.annotations;
                requires dev.aiperf.runtime;
            }""";

    private static final int LATEST = 25;

    @TempDir
    Path folder;

    private Javac javac = new Javac(Path.of(""));

    @BeforeEach
    void createSource() throws IOException {
        javac = new Javac(folder);
        javac.source("com/example/Chat.java", CHAT);
    }

    @Test
    void onTheClassPathForTheOldestRelease() throws IOException {
        assertThat(javac.compile("--release", "17", "-cp", classPath())).isEmpty();

        assertThat(javac.classes().resolve("com/example/Chat_aiperf.class")).exists();
        assertThat(javac.classes().resolve(BenchmarkFile.pathOf("com.example.Chat")))
                .exists();
    }

    @Test
    void onTheModulePath() throws IOException {
        javac.source("module-info.java", MODULE);

        assertThat(javac.compile(
                        "--module-path", modulePath(), "-Xlint:-requires-automatic,-requires-transitive-automatic"))
                .isEmpty();

        assertThat(javac.classes().resolve("com/example/Chat_aiperf.class")).exists();
        assertThat(javac.classes().resolve(BenchmarkFile.pathOf("com.example.Chat")))
                .exists();
    }

    @Test
    void onTheClassPathOfTheLatestJdk() throws Exception {
        assertThat(javac.compileBy(latest(), "--release", "17", "-cp", classPath(), "-Werror"))
                .isEmpty();

        assertThat(javac.classes().resolve("com/example/Chat_aiperf.class")).exists();
        assertThat(javac.classes().resolve(BenchmarkFile.pathOf("com.example.Chat")))
                .exists();
    }

    @Test
    void onTheModulePathOfTheLatestJdk() throws Exception {
        javac.source("module-info.java", MODULE);

        assertThat(javac.compileBy(
                        latest(),
                        "--module-path",
                        modulePath(),
                        "-Xlint:-requires-automatic,-requires-transitive-automatic",
                        "-Werror"))
                .isEmpty();

        assertThat(javac.classes().resolve("com/example/Chat_aiperf.class")).exists();
        assertThat(javac.classes().resolve(BenchmarkFile.pathOf("com.example.Chat")))
                .exists();
    }

    private static Jdk latest() throws IOException {
        Optional<Jdk> jdk = Jdk.ofRelease(LATEST);
        assumeTrue(
                jdk.isPresent(),
                "no JDK " + LATEST + " beside the one that runs this, and JAVA_HOME_" + LATEST + " names none");
        return jdk.orElseThrow();
    }

    @Test
    void aModuleThatDoesNotReadTheRuntimeIsToldTo() throws IOException {
        javac.source("com/example/Chat.java", """
                package com.example;
                import dev.aiperf.annotations.*;
                @Endpoint(model = "m")
                public class Chat {
                    @Benchmark void plain() {}
                }""");
        javac.source("module-info.java", "module com.example { requires dev.aiperf.annotations; }");

        String annotations =
                javac.jar("dev.aiperf.annotations", Compiled.annotations()).toString();
        assertThat(javac.compile("--module-path", annotations, "-Xlint:-requires-automatic"))
                .singleElement()
                .asString()
                .contains("and in a module requires dev.aiperf.runtime");
    }

    @Test
    void aDeprecatedBenchmarkIsNoWarningInItsRunner() throws IOException {
        javac.source("com/example/Old.java", """
                package com.example;
                import dev.aiperf.annotations.*;
                @Deprecated
                @Endpoint(model = "m")
                class Old {
                    @Deprecated @Benchmark void plain() {}
                }""");

        assertThat(javac.compile("--release", "17", "-cp", classPath(), "-Werror"))
                .isEmpty();
    }

    @Test
    void theRunnerSetsParametersCallsHooksAndShapesRequests() throws Exception {
        assertThat(javac.compile("--release", "17", "-cp", classPath())).isEmpty();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {javac.classes().toUri().toURL()})) {
            BenchmarkRunner runner = (BenchmarkRunner)
                    loader.loadClass("com.example.Chat_aiperf").getConstructor().newInstance();

            Scenario scenario = runner.create("greet", Params.of(Map.of("prefix", "b")));
            for (Scenario.Hook setup : scenario.setups()) {
                setup.action().run();
            }
            ChatRequest request =
                    scenario.shaper().orElseThrow().shape(Turn.of("hello"), new RunContext(1, 0, false, 1, "cell"));

            assertThat(request.asTurn().texts()).containsExactly("b hello true");
            assertThatThrownBy(() -> runner.create("gone", Params.of(Map.of("prefix", "b"))))
                    .hasMessageContaining("there is no benchmark method gone");
        }
    }

    private static String classPath() {
        return Compiled.classPath().stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private String modulePath() throws IOException {
        return javac.jar("dev.aiperf.annotations", Compiled.annotations())
                + File.pathSeparator
                + javac.jar("dev.aiperf.runtime", Compiled.locationOf(BenchmarkRunner.class))
                + File.pathSeparator
                + javac.jar("dev.aiperf.plan", Compiled.locationOf(BenchmarkFile.class))
                + File.pathSeparator
                + Compiled.locationOf(NullMarked.class);
    }
}
