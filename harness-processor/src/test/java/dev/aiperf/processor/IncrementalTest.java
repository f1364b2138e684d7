package dev.aiperf.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What build tools need to take away what belonged to a class that is gone: one originating element for each file. */
class IncrementalTest {

    @Test
    void eachFileComesFromTheOneClassThatItIsWrittenFor() {
        OriginRecorder recorder = new OriginRecorder();
        Compilation compilation = javac().withProcessors(recorder)
                .withClasspath(Compiled.classPath())
                .compile(
                        JavaFileObjects.forSourceLines(
                                "com.example.Base",
                                "package com.example;",
                                "import dev.aiperf.annotations.*;",
                                "@Endpoint(model = \"m\")",
                                "abstract class Base { @Benchmark void plain() {} }"),
                        JavaFileObjects.forSourceLines(
                                "com.example.One", "package com.example;", "class One extends Base {}"),
                        JavaFileObjects.forSourceLines(
                                "com.example.Two", "package com.example;", "class Two extends Base {}"));

        assertThat(compilation.errors()).isEmpty();
        assertThat(recorder.origins)
                .isEqualTo(Map.of(
                        "com.example.One_aiperf", "com.example.One",
                        "META-INF/aiperf/benchmarks/com.example.One.json", "com.example.One",
                        "com.example.Two_aiperf", "com.example.Two",
                        "META-INF/aiperf/benchmarks/com.example.Two.json", "com.example.Two"));
    }

    @Test
    void theProcessorSaysThatItIsIsolating() throws Exception {
        try (var declared =
                IncrementalTest.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(new String(declared.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(BenchmarkProcessor.class.getName() + ",isolating");
        }
    }

    /** The processor, with a filer that remembers of what each file was said to come. */
    private static final class OriginRecorder extends AbstractProcessor {

        private final BenchmarkProcessor processor = new BenchmarkProcessor();
        private final Map<String, String> origins = new TreeMap<>();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            Filer filer = (Filer) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Filer.class}, (proxy, method, arguments) -> {
                        List<Object> given = new ArrayList<>(Arrays.asList(arguments));
                        Element[] elements = (Element[]) given.remove(given.size() - 1);
                        origins.put(
                                String.valueOf(given.get(given.size() - 1)),
                                Stream.of(elements).map(Object::toString).collect(Collectors.joining(",")));
                        return method.invoke(environment.getFiler(), arguments);
                    });
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            boolean claimed = processor.process(annotations, round);
            assertThat(claimed).isFalse();
            return false;
        }
    }
}
