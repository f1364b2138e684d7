package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.benchmark.BenchmarkFile;
import dev.aiperf.plan.benchmark.BenchmarkMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {

    @TempDir
    private Path folder;

    @Test
    void aClassCompiledWithoutTheProcessorIsFound() throws Exception {
        compile(
                "package a; public class Chat { long big = 1L << 40; double d = 2.5;"
                        + " @dev.aiperf.annotations.Benchmark public void closedLoop() {} }",
                "a/Chat.java");

        assertThat(Benchmarks.unprocessed(List.of(folder))).containsExactly("a.Chat");
    }

    @Test
    void anAbstractClassAndOneWithARunnerLackNothing() throws Exception {
        compile(
                "package a; public abstract class Base {"
                        + " @dev.aiperf.annotations.Benchmark public void closedLoop() {} }",
                "a/Base.java");
        compile(
                "package a; public class Chat { @dev.aiperf.annotations.Benchmark public void closedLoop() {} }"
                        + " class Chat_aiperf {}",
                "a/Chat.java");

        assertThat(Benchmarks.unprocessed(List.of(folder, folder.resolve("nowhere"))))
                .isEmpty();
    }

    @Test
    void theResourceOfAClassThatIsGoneIsPassedOver() throws Exception {
        compile("package a; public class Chat { class Nested {} }", "a/Chat.java");
        for (String name : List.of("a.Chat", "a.Chat$Nested", "a.Gone")) {
            BenchmarkClass benchmark = new BenchmarkClass(
                    name,
                    name + "_aiperf",
                    "test",
                    List.of(),
                    List.of(),
                    List.of(new BenchmarkMethod("closedLoop", false, List.of())));
            Path file = folder.resolve(BenchmarkFile.pathOf(name));
            Files.createDirectories(file.getParent());
            Files.writeString(file, BenchmarkFile.write(benchmark));
        }

        assertThat(Benchmarks.on(List.of(folder)))
                .extracting(BenchmarkClass::className)
                .containsExactly("a.Chat", "a.Chat$Nested");
        assertThat(Benchmarks.on(List.of(jar())))
                .extracting(BenchmarkClass::className)
                .containsExactly("a.Chat", "a.Chat$Nested");
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("benchmarks.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(jar))
                    .toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private void compile(String source, String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(code).isZero();
    }
}
