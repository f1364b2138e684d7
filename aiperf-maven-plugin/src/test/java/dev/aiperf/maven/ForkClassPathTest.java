package dev.aiperf.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkClassPathTest {

    private static final Path TESTS = Path.of("target/test-classes");
    private static final Path CLASSES = Path.of("target/classes");

    private final Dependency runtime = dependency("dev.aiperf:harness-runtime", "1");
    private final Dependency jackson = dependency("tools.jackson.core:jackson-databind", "3.1.7");

    @Test
    void theHarnessComesFirstThenTheProjectsOwnClassesThenTheRest() {
        Dependency own = dependency("com.example:words", "4");
        ForkClassPath classPath =
                new ForkClassPath(List.of(TESTS, CLASSES), List.of(runtime, jackson), List.of(own, runtime));

        assertThat(classPath.entries()).containsExactly(runtime.path(), jackson.path(), TESTS, CLASSES, own.path());
        assertThat(classPath.replaced()).isEmpty();
    }

    @Test
    void theHarnessHasItsLibraryInTheVersionThatItWasTestedWith() {
        Dependency older = dependency("tools.jackson.core:jackson-databind", "3.0.0");
        ForkClassPath classPath = new ForkClassPath(List.of(TESTS), List.of(runtime, jackson), List.of(older));

        assertThat(classPath.entries()).containsExactly(runtime.path(), jackson.path(), TESTS);
        assertThat(classPath.replaced()).containsExactly("tools.jackson.core:jackson-databind 3.0.0 by 3.1.7");
    }

    @Test
    void aJarWithAnotherClassifierIsAnotherJar() {
        Dependency natives = dependency("tools.jackson.core:jackson-databind:natives", "3.0.0");
        ForkClassPath classPath = new ForkClassPath(List.of(), List.of(jackson), List.of(natives));

        assertThat(classPath.entries()).containsExactly(jackson.path(), natives.path());
    }

    private static Dependency dependency(String name, String version) {
        return new Dependency(name, version, Path.of(name.replace(':', '-') + "-" + version + ".jar"));
    }
}
