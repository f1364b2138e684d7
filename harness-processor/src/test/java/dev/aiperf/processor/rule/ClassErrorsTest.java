package dev.aiperf.processor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.processor.Compiled;
import dev.aiperf.processor.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be wrong with a class of benchmarks; each with its message, on the line that is to be mended. */
class ClassErrorsTest {

    private static final String BENCHMARK = "@Endpoint(model = \"m\") @Benchmark public void plain() {}";

    @Test
    void aBenchmarkInAnInterface() {
        Compiled.type("""
                public interface Chat {
                    @Benchmark default void plain() {} // here
                }""").failsWith(BenchmarksAreInClasses.MESSAGE.formatted("Benchmark", "interface", "Chat"));
    }

    @Test
    void aBenchmarkInAnEnum() {
        Compiled.type("""
                public enum Chat {
                    ONE;
                    @Benchmark void plain() {} // here
                }""").failsWith(BenchmarksAreInClasses.MESSAGE.formatted("Benchmark", "enum", "Chat"));
    }

    @Test
    void aBenchmarkInARecord() {
        Compiled.type("""
                public record Chat() {
                    @Benchmark void plain() {} // here
                }""").failsWith(BenchmarksAreInClasses.MESSAGE.formatted("Benchmark", "record", "Chat"));
    }

    @Test
    void defaultsOnAnInterface() {
        Compiled.type("""
                @Fork(5) // here
                public interface Chat {}""").failsWith(DefaultsAreOnClasses.MESSAGE.formatted("Fork", "interface", "Chat"));
    }

    @Test
    void aPrivateClass() {
        Compiled.type("""
                public class Outer {
                    private static class Chat { // here
                        %s
                    }
                }""".formatted(BENCHMARK)).failsWith(ClassIsNotPrivate.MESSAGE.formatted("Outer.Chat"));
    }

    @Test
    void aClassInAPrivateClass() {
        Compiled.type("""
                public class Outer {
                    private static class Hidden {
                        public static class Chat { // here
                            %s
                        }
                    }
                }""".formatted(BENCHMARK))
                .failsWith(ClassIsNotPrivate.NESTED.formatted("Outer.Hidden.Chat", "Outer.Hidden"));
    }

    @Test
    void anInnerClass() {
        Compiled.type("""
                public class Outer {
                    class Chat { // here
                        %s
                    }
                }""".formatted(BENCHMARK)).failsWith(NestedClassIsStatic.MESSAGE.formatted("Outer.Chat"));
    }

    @Test
    void aGenericClass() {
        Compiled.type("""
                public class Chat<T> { // here
                    %s
                }""".formatted(BENCHMARK)).failsWith(ClassIsNotGeneric.MESSAGE.formatted("Chat"));
    }

    @Test
    void noConstructorWithoutParameters() {
        Compiled.type("""
                public class Chat { // here
                    public Chat(int size) {}
                    %s
                }""".formatted(BENCHMARK)).failsWith(ClassHasPlainConstructor.MISSING.formatted("Chat"));
    }

    @Test
    void aPrivateConstructor() {
        Compiled.type("""
                public class Chat {
                    private Chat() {} // here
                    %s
                }""".formatted(BENCHMARK)).failsWith(ClassHasPlainConstructor.PRIVATE.formatted("Chat"));
    }

    @Test
    void aConstructorThatThrowsCheckedExceptions() {
        Compiled.type("""
                public class Chat {
                    public Chat() throws java.io.IOException, InterruptedException {} // here
                    %s
                }""".formatted(BENCHMARK))
                .failsWith(ClassHasPlainConstructor.THROWS.formatted("Chat", "IOException, InterruptedException"));
    }

    @Test
    void aConstructorMayThrowUncheckedExceptions() {
        Compiled.type("""
                public class Chat {
                    public Chat() throws IllegalStateException {}
                    %s
                }""".formatted(BENCHMARK)).succeeds();
    }

    @Test
    void anAbstractClassIsABaseForOthers() {
        Compiled.type("""
                public abstract class Chat {
                    protected Chat(int size) {}
                    @Setup void open() {}
                    %s
                }""".formatted(BENCHMARK)).succeeds();
    }

    @Test
    void aSetUpWithoutBenchmarks() {
        Compiled.type("""
                public class Chat {
                    @Setup void open() {} // here
                }""").failsWith(HooksNeedABenchmark.MESSAGE.formatted(Role.SETUP, "Chat"));
    }

    @Test
    void aParameterWithoutBenchmarks() {
        Compiled.type("""
                public class Chat {
                    @Param("1") int size; // here
                }""").failsWith(HooksNeedABenchmark.MESSAGE.formatted("@Param", "Chat"));
    }

    @Test
    void aSuperclassOfAnotherPackageThatKeepsItsMembersToItself() {
        Compiled.of("""
                package com.base;
                import dev.aiperf.annotations.*;
                public abstract class Base {
                    @Setup void open() {}
                }""", """
                package com.example;
                import dev.aiperf.annotations.*;
                @Endpoint(model = "m")
                public class Chat extends com.base.Base { // here
                    @Benchmark public void plain() {}
                }""").failsWith(InheritedMembersCanBeReached.MESSAGE.formatted("Chat", "open", "Base"));
    }

    @Test
    void aClassPathWithoutTheRuntime() {
        Compiled.of(List.of(Compiled.annotations().toFile()), """
                package com.example;
                import dev.aiperf.annotations.*;
                @Endpoint(model = "m")
                public class Chat { // here
                    @Benchmark public void plain() {}
                }""").failsWith(RuntimeIsThere.MESSAGE.formatted("Chat"));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(Compiled.type("""
                public class Chat {
                    Chat(int size) {}
                    @Param("x") private int width;
                    @Benchmark @RequestRate(0) static void plain() {}
                }""").errors()).hasSize(6);
    }
}
