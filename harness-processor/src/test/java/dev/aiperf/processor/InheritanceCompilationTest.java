package dev.aiperf.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.benchmark.AnnotatedSetting;
import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.benchmark.BenchmarkMethod;
import org.junit.jupiter.api.Test;

/** What a class gets from those that it extends. */
class InheritanceCompilationTest {

    private static final String BASE = """
            package com.base;
            import dev.aiperf.annotations.*;
            @Endpoint(model = "base", streaming = true)
            @RequestRate(10)
            @Fork(5)
            @Setting(name = "random-seed", value = "1")
            @Setting(name = "num-prompts", value = "7")
            public abstract class Base {
                @Param("1") public int size;
                @Setup public void openBase() {}
                @TearDown public void closeBase() {}
                @Setup public void replaced() {}
                @Setup public void dropped() {}
                @Benchmark @Measurement(requests = 10) public void inherited() {}
                @Benchmark public void overridden() {}
            }""";

    private static final String CHAT = """
            package com.example;
            import dev.aiperf.annotations.*;
            @Endpoint(model = "own")
            @Concurrency(4)
            @Setting(name = "random-seed", value = "2")
            public class Chat extends com.base.Base {
                @Param("2") int width;
                @Setup void open() {}
                @TearDown void close() {}
                @Override @Setup public void replaced() {}
                @Override public void dropped() {}
                @Override public void overridden() {}
                @Benchmark public void own() {}
            }""";

    @Test
    void aSubclassWithoutAnnotationsOfItsOwnHasARunner() {
        Compiled compiled = Compiled.of(BASE, "package com.example; public class Chat extends com.base.Base {}")
                .succeeds();

        assertThat(compiled.benchmark("com.example.Chat").methods())
                .extracting(BenchmarkMethod::name)
                .containsExactly("inherited", "overridden");
        assertThat(compiled.hasBenchmark("com.base.Base")).isFalse();
    }

    @Test
    void anAnnotationReplacesThatOfTheSuperclassWhole() {
        BenchmarkClass benchmark = Compiled.of(BASE, CHAT).succeeds().benchmark("com.example.Chat");

        assertThat(benchmark.settings())
                .extracting(AnnotatedSetting::written)
                .containsExactly(
                        "@Endpoint(model = \"own\")",
                        "@Concurrency(4)",
                        "@Setting(name = \"random-seed\", value = \"2\")",
                        "@Fork(5)",
                        "@Setting(name = \"num-prompts\", value = \"7\")");
    }

    @Test
    void anOverriddenMethodIsWhatTheOverridingOneSays() {
        Compiled compiled = Compiled.of(BASE, CHAT).succeeds();

        assertThat(compiled.benchmark("com.example.Chat").methods())
                .extracting(BenchmarkMethod::name)
                .containsExactly("inherited", "own");
        assertThat(compiled.runner("com.example.Chat_aiperf")).doesNotContain("dropped");
    }

    @Test
    void superclassesAreSetUpFirstAndTornDownLast() {
        assertThat(Compiled.of(BASE, CHAT).succeeds().runner("com.example.Chat_aiperf"))
                .contains("""
                        benchmark.size = params.wholeNumber("size");
                        benchmark.width = params.wholeNumber("width");
                        Scenario.Builder scenario = Scenario.builder()
                                .setup("openBase", benchmark::openBase)
                                .setup("open", benchmark::open)
                                .setup("replaced", benchmark::replaced)
                                .tearDown("close", benchmark::close)
                                .tearDown("closeBase", benchmark::closeBase);
                """);
    }

    @Test
    void aGenericBaseMayBeExtendedByAPlainClass() {
        Compiled.of("""
                package com.example;
                import dev.aiperf.annotations.*;
                @Endpoint(model = "m")
                abstract class Base<T> {
                    T value;
                    @Benchmark void plain() {}
                }""", "package com.example; class Chat extends Base<String> {}")
                .succeeds();
    }
}
