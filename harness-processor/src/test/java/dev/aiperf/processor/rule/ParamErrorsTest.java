package dev.aiperf.processor.rule;

import dev.aiperf.processor.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be wrong with parameters; each with its message, on the line that is to be mended. */
class ParamErrorsTest {

    private static final String PLAIN = "@Benchmark public void plain() {}\n";

    @Test
    void aFinalField() {
        Compiled.members(PLAIN + "@Param(\"1\") final int size = 0; // here")
                .failsWith(ParamIsNotFinal.MESSAGE.formatted("size"));
    }

    @Test
    void aStaticField() {
        Compiled.members(PLAIN + "@Param(\"1\") static int size; // here")
                .failsWith(ParamIsNotStatic.MESSAGE.formatted("size"));
    }

    @Test
    void aPrivateField() {
        Compiled.members(PLAIN + "@Param(\"1\") private int size; // here")
                .failsWith(ParamIsNotPrivate.MESSAGE.formatted("size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Integer", "char", "Object", "int[]", "java.util.List<String>"})
    void aTypeThatNoTextIsReadAs(String type) {
        String named = type.replaceAll("<.*", "").replaceFirst("^(Integer|Object)$", "java.lang.$1");
        Compiled.members(PLAIN + "@Param(\"1\") " + type + " size; // here")
                .failsWith(ParamHasAKnownType.MESSAGE.formatted("size", named));
    }

    @Test
    void anEnumThatTheRunnerCannotUse() {
        Compiled.members(PLAIN + """
                private enum Mode { FAST }
                @Param("FAST") Mode mode; // here""").failsWith(ParamHasAKnownType.HIDDEN.formatted("mode", "Chat.Mode"));
    }

    @Test
    void noValues() {
        Compiled.members(PLAIN + """
                @Param({}) // here
                int size;""").failsWith(ParamHasValues.MESSAGE.formatted("size"));
    }

    @Test
    void aValueTwice() {
        Compiled.members(PLAIN + """
                @Param({"1", "2", "1"}) // here
                int size;""").failsWith(ParamValuesDiffer.MESSAGE.formatted("size", "1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int     | many       | a whole number from -2147483648 to 2147483647
            int     | 3000000000 | a whole number from -2147483648 to 2147483647
            long    | 1.5        | a whole number from -9223372036854775808 to 9223372036854775807
            double  | NaN        | a number such as 0.7
            boolean | yes        | true or false
            Mode    | medium     | FAST or SLOW
            """)
    void aValueThatIsNotOfTheFieldsType(String type, String value, String accepted) {
        Compiled.members(PLAIN + """
                enum Mode { FAST, SLOW }
                @Param("%s") // here
                %s size;""".formatted(value, type))
                .failsWith(ParamValuesFitTheType.MESSAGE.formatted(value, "size", accepted));
    }

    @Test
    void aFieldThatHidesAnInheritedParameter() {
        Compiled.of("""
                package com.example;
                import dev.aiperf.annotations.*;
                abstract class Base {
                    @Param("1") int size;
                }""", """
                package com.example;
                import dev.aiperf.annotations.*;
                @Endpoint(model = "m")
                class Chat extends Base {
                    @Benchmark void plain() {}
                    @Param("2") int size; // here
                }""").failsWith(ParamNamesDiffer.MESSAGE.formatted("Chat", "size"));
    }
}
