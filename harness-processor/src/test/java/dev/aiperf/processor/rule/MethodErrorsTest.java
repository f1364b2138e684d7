package dev.aiperf.processor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.processor.Compiled;
import dev.aiperf.processor.model.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be wrong with the methods of a class of benchmarks; each with its message, on the line that is to be mended. */
class MethodErrorsTest {

    private static final String PLAIN = "@Benchmark public void plain() {}\n";

    @Test
    void aPrivateMethod() {
        Compiled.members("@Benchmark private void chat() {} // here")
                .failsWith(MethodIsNotPrivate.MESSAGE.formatted(Role.BENCHMARK, "chat"));
        Compiled.members(PLAIN + "@Setup private void open() {} // here")
                .failsWith(MethodIsNotPrivate.MESSAGE.formatted(Role.SETUP, "open"));
    }

    @Test
    void aStaticMethod() {
        Compiled.members("@Benchmark static void chat() {} // here")
                .failsWith(MethodIsNotStatic.MESSAGE.formatted(Role.BENCHMARK, "chat"));
        Compiled.members(PLAIN + "@TearDown static void close() {} // here")
                .failsWith(MethodIsNotStatic.MESSAGE.formatted(Role.TEAR_DOWN, "close"));
    }

    @Test
    void anAbstractMethod() {
        Compiled.type("""
                public abstract class Chat {
                    @Benchmark public abstract void chat(); // here
                }""").failsWith(MethodIsNotAbstract.MESSAGE.formatted(Role.BENCHMARK, "chat"));
    }

    @Test
    void aGenericMethod() {
        Compiled.members("@Benchmark <T> void chat() {} // here")
                .failsWith(MethodIsNotGeneric.MESSAGE.formatted(Role.BENCHMARK, "chat"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            void chat(int size) {}                                   | void chat(int)
            void chat(Turn turn) {}                                  | void chat(Turn)
            void chat(RunContext context) {}                         | void chat(RunContext)
            String chat() { return ""; }                             | String chat()
            ChatRequest chat() { return null; }                      | ChatRequest chat()
            String chat(Turn turn) { return ""; }                    | String chat(Turn)
            ChatRequest chat(RunContext c, Turn t) { return null; }  | ChatRequest chat(RunContext, Turn)
            ChatRequest chat(Turn[] turns) { return null; }          | ChatRequest chat(Turn[])
            """)
    void aBenchmarkThatIsNeitherEmptyNorShapesRequests(String method, String found) {
        Compiled.members("@Benchmark " + method + " // here")
                .failsWith(BenchmarkIsEmptyOrShapes.MESSAGE.formatted("chat", found));
    }

    @Test
    void twoBenchmarksOfOneName() {
        Compiled.members(PLAIN + "@Benchmark ChatRequest plain(Turn turn) { return ChatRequest.of(turn); } // here")
                .failsWith(BenchmarkNamesDiffer.MESSAGE.formatted("Chat", "plain"));
    }

    @Test
    void aMethodOfTwoRoles() {
        Compiled.members(PLAIN + "@Benchmark @Setup void chat() {} // here")
                .failsWith(MethodHasOneRole.MESSAGE.formatted("chat", "@Benchmark and @Setup"));
    }

    @Test
    void aHookThatTakesOrGivesSomething() {
        Compiled.members(PLAIN + "@Setup void open(String file) {} // here")
                .failsWith(HooksTakeAndGiveNothing.MESSAGE.formatted(Role.SETUP, "open", "void open(String)"));
        Compiled.members(PLAIN + "@TearDown int close() { return 0; } // here")
                .failsWith(HooksTakeAndGiveNothing.MESSAGE.formatted(Role.TEAR_DOWN, "close", "int close()"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            boolean isRight() { return true; }              | boolean isRight()
            void isRight(Response response) {}              | void isRight(Response)
            boolean isRight(String text) { return true; }   | boolean isRight(String)
            Boolean isRight(Response r) { return true; }    | Boolean isRight(Response)
            """)
    void aCheckThatDoesNotLookAtAResponseAndSayYesOrNo(String method, String found) {
        Compiled.members(PLAIN + "@Validate " + method + " // here")
                .failsWith(ValidateTakesAResponse.MESSAGE.formatted("isRight", found));
    }

    @Test
    void aLoadOnAMethodThatIsNoBenchmark() {
        Compiled.members(PLAIN + """
                @Concurrency(8) // here
                public void chat() {}""").failsWith(MethodDefaultsNeedABenchmark.MESSAGE.formatted("Concurrency", "chat"));
    }

    @Test
    void aLoadOnAMethodOfAClassWithoutBenchmarks() {
        Compiled.type("""
                public class Chat {
                    @RequestRate(10) // here
                    public void chat() {}
                }""").failsWith(MethodDefaultsNeedABenchmark.MESSAGE.formatted("RequestRate", "chat"));
    }

    @Test
    void whatJavacCannotReadIsLeftToJavac() {
        assertThat(Compiled.members("@Benchmark Missing chat(Turn turn) { return null; }")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("cannot find symbol");
        assertThat(Compiled.members("@Benchmark @RequestRate(GONE) public void chat() {}")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("cannot find symbol");
    }
}
