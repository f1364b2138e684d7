package dev.aiperf.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.benchmark.BenchmarkFile;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
                @Benchmark ChatRequest greet(Turn turn) { return new ChatRequest(prefix + turn.text() + isOpen); }
            }
            """;

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
        javac.source("module-info.java", """
                module com.example {
                    requires dev.aiperf.annotations;
                    requires dev.aiperf.runtime;
                }""");

        assertThat(javac.compile(
                        "--module-path", modulePath(), "-Xlint:-requires-automatic,-requires-transitive-automatic"))
                .isEmpty();

        assertThat(javac.classes().resolve("com/example/Chat_aiperf.class")).exists();
        assertThat(javac.classes().resolve(BenchmarkFile.pathOf("com.example.Chat")))
                .exists();
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
        URL[] path = {
            javac.classes().toUri().toURL(), RuntimeDoubles.classes().toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(path)) {
            Class<?> params = loader.loadClass("dev.aiperf.benchmark.Params");
            Class<?> runner = loader.loadClass("com.example.Chat_aiperf");
            Object scenario = runner.getMethod("create", String.class, params)
                    .invoke(
                            runner.getConstructor().newInstance(),
                            "greet",
                            params.getConstructor(Map.class).newInstance(Map.of("prefix", "b")));

            for (Object action : (List<?>) field(scenario, "actions")) {
                call(loader.loadClass("dev.aiperf.benchmark.Scenario$Action").getMethod("run"), action);
            }
            Object turn = loader.loadClass("dev.aiperf.dataset.Turn")
                    .getConstructor(String.class)
                    .newInstance("hello");
            Object context = loader.loadClass("dev.aiperf.benchmark.RunContext")
                    .getConstructor(long.class, long.class)
                    .newInstance(1L, 0L);
            Method shape =
                    loader.loadClass("dev.aiperf.benchmark.Scenario$Shaper").getMethods()[0];

            assertThat(String.valueOf(call(shape, field(scenario, "shaper"), turn, context)))
                    .contains("bhellotrue");
        }
    }

    private static Object field(Object object, String name) throws ReflectiveOperationException {
        return object.getClass().getField(name).get(object);
    }

    private static Object call(Method method, Object object, Object... arguments) throws ReflectiveOperationException {
        method.setAccessible(true);
        return method.invoke(object, arguments);
    }

    private static String classPath() {
        return Compiled.classPath().stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private String modulePath() throws IOException {
        return javac.jar("dev.aiperf.annotations", Compiled.annotations())
                + File.pathSeparator
                + javac.jar("dev.aiperf.runtime", RuntimeDoubles.classes());
    }
}
