package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.run.ChildJvm;
import dev.aiperf.run.ClassPath;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final List<String> MEMORY = List.of("-Xmx512m", "-XX:+UseZGC");
    private static final Path JAVA = ChildJvm.java(Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void aForkTakesTheHarnessesClassesFromTheArchive() throws Exception {
        List<Path> jars = ownClassPathAsJars();

        Path archive =
                ClassArchive.of(JAVA, MEMORY, jars, folder.resolve("cache")).orElseThrow();

        assertThat(loading(archive, jars)).contains("dev.aiperf.run.fork.ForkSide source: shared objects file (top)");
        assertThat(ClassArchive.of(JAVA, MEMORY, jars, folder.resolve("cache"))).contains(archive);
        try (Stream<Path> kept = Files.list(folder.resolve("cache"))) {
            assertThat(kept).containsExactly(archive);
        }
    }

    @Test
    void foldersOfClassesHaveNone() {
        assertThat(ClassArchive.of(JAVA, MEMORY, List.of(folder), folder.resolve("cache")))
                .isEmpty();
    }

    @Test
    void jarsWithoutTheHarnessHaveNone() throws IOException {
        Path jar = jar(folder, "empty.jar");

        assertThat(ClassArchive.of(JAVA, MEMORY, List.of(jar), folder.resolve("cache")))
                .isEmpty();
    }

    @Test
    void aCacheThatCanNotBeWrittenIsNoFault() throws IOException {
        Path file = Files.writeString(folder.resolve("cache"), "a file where a folder should be");
        Path jar = jar(folder, "empty.jar");

        assertThat(ClassArchive.of(JAVA, MEMORY, List.of(jar), file)).isEmpty();
    }

    /** What a JVM says of the classes that it loads for the main program of a fork which nobody has ordered. */
    private static String loading(Path archive, List<Path> jars) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(MEMORY);
        options.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load"));
        Process process = new ProcessBuilder(
                        ChildJvm.command(JAVA, options, new ClassPath(jars), ForkMain.class.getName(), List.of()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private List<Path> ownClassPathAsJars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path path : ClassPath.ofThisProcess().entries()) {
            if (Files.isDirectory(path)) {
                jars.add(jar(path, "own-" + jars.size() + ".jar"));
            } else if (Files.exists(path)) {
                jars.add(path);
            }
        }
        return jars;
    }

    private Path jar(Path classes, String name) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(jar))
                    .toList()) {
                entries.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
