package dev.aiperf.run.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.RunsPlan;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedStartTest {

    @Test
    void remarksOfTheJvmAreNotTakenForTheReason() {
        RunException reason = reason(1, """
                OpenJDK 64-Bit Server VM warning: Option UseZGC was deprecated
                Unrecognized VM option 'Foo'
                Error: Could not create the Java Virtual Machine.
                Error: A fatal exception has occurred. Program will exit.
                """);

        assertThat(reason).hasMessage("the JVM refuses its arguments: Unrecognized VM option 'Foo'");
        assertThat(reason.kind()).isEqualTo(Kind.WRONG_USE);
    }

    @Test
    void anEnglishMachineIsNotNeeded() {
        RunException reason = reason(1, """
                Fehler: Hauptklasse com.example.A_aiperf konnte nicht gefunden oder geladen werden
                Ursache: java.lang.ClassNotFoundException: com.example.A_aiperf
                """);

        assertThat(reason).hasMessageContaining("java.lang.ClassNotFoundException: com.example.A_aiperf");
        assertThat(reason).hasMessageEndingWith("compile them anew");
        assertThat(reason.kind()).isEqualTo(Kind.WRONG_USE);
    }

    @Test
    void aRunnerWhoseClassIsGoneAsksForACompilationToo() {
        RunException reason = reason(1, """
                Error: Unable to initialize main class com.example.A_aiperf
                Caused by: java.lang.NoClassDefFoundError: com/example/A
                """);

        assertThat(reason)
                .hasMessage("a class isn't where it was when the benchmarks were compiled"
                        + " (Caused by: java.lang.NoClassDefFoundError: com/example/A); compile them anew");
    }

    @Test
    void whoSaidNothingEndedWithACode() {
        assertThat(reason(134, "")).hasMessage("its process ended with exit code 134 before it began");
    }

    private static RunException reason(int code, String output) {
        return new FailedStart(new ForkCommand(List.of(), "Main", RunsPlan.ONE.fork(), Path.of("")), code, output)
                .reason();
    }
}
