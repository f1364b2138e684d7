package dev.aiperf.processor;

import com.palantir.javapoet.JavaFile;
import dev.aiperf.annotations.Benchmark;
import dev.aiperf.plan.benchmark.BenchmarkFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Javac as a build calls it: sources and class files in folders, the processor found by its service on a path of its own.
 *
 * @param folder where sources, class files and jars are
 */
record Javac(Path folder) {

    Path classes() {
        return folder.resolve("classes");
    }

    void source(String path, String text) throws IOException {
        Path file = folder.resolve("sources").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Compiles all sources, and returns what javac says. */
    List<String> compile(String... options) throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(said, null, null)) {
            boolean done = javac.getTask(
                            null, files, said, all(options), null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            List<String> messages =
                    said.getDiagnostics().stream().map(Object::toString).toList();
            return done || !messages.isEmpty() ? messages : List.of("javac failed without a word");
        }
    }

    /** Compiles all sources by another JDK, and returns the lines that its javac says. */
    List<String> compileBy(Jdk jdk, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.javac().toString()));
        command.addAll(all(options));
        sources().forEach(source -> command.add(source.toString()));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                return List.of("javac did not end within a minute");
            }
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(said);
        return process.exitValue() == 0 || !lines.isEmpty() ? lines : List.of("javac failed without a word");
    }

    private List<String> all(String... options) throws IOException {
        Files.createDirectories(classes());
        List<String> all = new ArrayList<>(List.of(
                "-d", classes().toString(), "-processorpath", processorPath(), "-Xlint:all,-processing,-options"));
        all.addAll(List.of(options));
        return all;
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> sources = Files.walk(folder.resolve("sources"))) {
            return sources.filter(Files::isRegularFile).toList();
        }
    }

    /** What a build has on the path of its processors: this one, and what it needs. */
    private static String processorPath() {
        return Stream.of(BenchmarkProcessor.class, Benchmark.class, BenchmarkFile.class, JavaFile.class)
                .map(type -> Compiled.locationOf(type).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Packs class files into a jar that is an automatic module, unless they are in one already. */
    Path jar(String module, Path classFiles) throws IOException {
        if (Files.isRegularFile(classFiles)) {
            return classFiles;
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        Path jar = folder.resolve(module + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classFiles)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> add(out, classFiles, file));
        }
        return jar;
    }

    private static void add(JarOutputStream out, Path root, Path file) {
        try {
            out.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
