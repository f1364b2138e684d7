package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
