package dev.aiperf.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.aiperf.annotations.Benchmark;
import dev.aiperf.benchmark.BenchmarkRunner;
import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.benchmark.BenchmarkFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.NullMarked;

/**
 * Sources as javac and the processor saw them. A line that something is to be said of ends in {@value #HERE}.
 *
 * @param sources the sources
 * @param compilation what came of them
 */
public record Compiled(List<String> sources, Compilation compilation) {

    public static final String HERE = "// here";

    private static final String IMPORTS =
            "import dev.aiperf.annotations.*; import dev.aiperf.benchmark.*; import dev.aiperf.dataset.Turn;";
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record|@interface) (\\w+)");

    /** Compiles whole sources, each of one outermost class. */
    public static Compiled of(String... sources) {
        return of(classPath(), sources);
    }

    /** Compiles whole sources on another class path. */
    public static Compiled of(List<File> classPath, String... sources) {
        Compilation compilation = javac().withProcessors(new BenchmarkProcessor())
                .withClasspath(classPath)
                .withOptions("-Xlint:all,-processing,-options")
                .compile(Arrays.stream(sources).map(Compiled::file).toList());
        return new Compiled(List.of(sources), compilation);
    }

    /** Compiles a source of the package {@code com.example}, which imports what benchmarks do. */
    public static Compiled type(String source) {
        return of("package com.example; " + IMPORTS + "\n" + source);
    }

    /** Compiles a class {@code Chat} of benchmarks with an endpoint. */
    public static Compiled members(String members) {
        return type("@Endpoint(model = \"m\") public class Chat {\n" + members + "\n}");
    }

    /** Returns the class path of benchmarks. */
    static List<File> classPath() {
        return Stream.of(Benchmark.class, BenchmarkRunner.class, BenchmarkFile.class, NullMarked.class)
                .map(type -> locationOf(type).toFile())
                .toList();
    }

    /** Returns where the annotations are. */
    public static Path annotations() {
        return locationOf(Benchmark.class);
    }

    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Asserts that there is one error, with this message, on the marked line. */
    public void failsWith(String message) {
        assertThat(compilation.errors()).as(this::said).hasSize(1);
        isSaid(compilation.errors().get(0), message);
    }

    /** Asserts that there is one warning, with this message, on the marked line. */
    public void warns(String message) {
        assertThat(compilation.errors()).as(this::said).isEmpty();
        assertThat(compilation.warnings()).as(this::said).hasSize(1);
        isSaid(compilation.warnings().get(0), message);
    }

    /** Asserts that the compiler has nothing to say. */
    public Compiled succeeds() {
        assertThat(compilation.status()).as(this::said).isEqualTo(Compilation.Status.SUCCESS);
        assertThat(compilation.warnings()).as(this::said).isEmpty();
        return this;
    }

    /** Returns the messages of all errors. */
    public List<String> errors() {
        return compilation.errors().stream()
                .map(error -> error.getMessage(null))
                .toList();
    }

    /** Returns the source of a runner. */
    public String runner(String name) {
        return text(compilation
                .generatedSourceFile(name)
                .orElseThrow(() -> new AssertionError("no runner " + name + "\n" + said())));
    }

    /** Returns the text of the resource of a class. */
    public String resource(String className) {
        return text(compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, BenchmarkFile.pathOf(className))
                .orElseThrow(() -> new AssertionError("no resource of " + className + "\n" + said())));
    }

    /** Returns what the resource of a class says. */
    public BenchmarkClass benchmark(String className) {
        return BenchmarkFile.read(resource(className));
    }

    /** Returns whether there is a resource of a class. */
    public boolean hasBenchmark(String className) {
        return compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, BenchmarkFile.pathOf(className))
                .isPresent();
    }

    private void isSaid(Diagnostic<? extends JavaFileObject> diagnostic, String message) {
        assertThat(diagnostic.getMessage(null)).isEqualTo(message);
        assertThat(diagnostic.getSource()).as(this::said).isNotNull();
        String line = text(diagnostic.getSource()).lines().toList().get((int) diagnostic.getLineNumber() - 1);
        assertThat(line).as("the line of: " + message).endsWith(HERE);
    }

    private String said() {
        return compilation.diagnostics().toString();
    }

    private static String text(JavaFileObject file) {
        try {
            return file.getCharContent(true).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject file(String source) {
        Matcher packageName = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            return JavaFileObjects.forSourceString("module-info", source);
        }
        String prefix = packageName.find() ? packageName.group(1) + "." : "";
        return JavaFileObjects.forSourceString(prefix + type.group(1), source);
    }
}
