package dev.aiperf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.ExtensionPoints;
import dev.aiperf.extension.ExtensionPoint;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PluginsCommandTest {

    @Test
    void everyInterfaceMarkedAsAnExtensionPointIsListed() throws Exception {
        List<String> listed = ExtensionPoints.all().stream()
                .map(category -> category.type().getName())
                .toList();

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(markedInTheRuntime());
    }

    @Test
    void allCategoriesAreShownEachWithSomethingInIt() {
        Call plugins = Call.of("plugins", "--validate");

        assertThat(plugins.exitCode()).isZero();
        assertThat(plugins.err()).isEmpty();
        assertThat(ExtensionPoints.all())
                .allSatisfy(category -> assertThat(plugins.out())
                        .contains(category.name() + "  (" + category.type().getName() + ")\n"));
        assertThat(plugins.out()).doesNotContain("broken:");
    }

    @Test
    void oneCategoryOrOneNameMayBeAskedFor() {
        assertThat(Call.of("plugins", "endpoint").out())
                .startsWith("endpoint  (")
                .contains("  chat ", "  completions ")
                .doesNotContain("exporter");
        assertThat(Call.of("plugins", "endpoint", "chat").out())
                .contains("  chat ")
                .doesNotContain("completions");
    }

    @Test
    void aMistypedNameIsToldTheNearest() {
        Call category = Call.of("plugins", "endpont");
        assertThat(category.exitCode()).isEqualTo(2);
        assertThat(category.complaint()).startsWith("aiperf: there is no category endpont; did you mean endpoint?");
        Call name = Call.of("plugins", "endpoint", "chatt");
        assertThat(name.exitCode()).isEqualTo(2);
        assertThat(name.complaint()).isEqualTo("aiperf: nothing in endpoint is called chatt; did you mean chat?");
        assertThat(name.out()).isEmpty();
        assertThat(Call.of("plugins", "--alll").complaint())
                .isEqualTo("aiperf: --alll is not an option of plugins; did you mean --all?");
    }

    /** Returns the names of all classes of the runtime with the mark, found by looking at each class file. */
    private static List<String> markedInTheRuntime() throws IOException, URISyntaxException {
        URI runtime = ExtensionPoints.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path place = Path.of(runtime);
        if (Files.isDirectory(place)) {
            return marked(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
            return marked(jar.getPath("/"));
        }
    }

    private static List<String> marked(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith("dev/aiperf/") && name.endsWith(".class"))
                    .filter(name -> !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(PluginsCommandTest::isMarked)
                    .toList();
        }
    }

    private static boolean isMarked(String type) {
        try {
            return Class.forName(type, false, PluginsCommandTest.class.getClassLoader())
                    .isAnnotationPresent(ExtensionPoint.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("a class of the runtime can't be found", e);
        }
    }
}
