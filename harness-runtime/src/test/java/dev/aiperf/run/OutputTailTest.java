package dev.aiperf.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTailTest {

    @Test
    void theEndOfALongOutputIsKept() throws InterruptedException {
        String tail = tailOf("line\n".repeat(100_000) + "the last\n");

        assertThat(tail).hasSize(4000).endsWith("line\nthe last\n");
    }

    @Test
    void aLineWithoutAnEndIsBoundedToo() throws InterruptedException {
        assertThat(tailOf("ü".repeat(3_000_000))).isEqualTo("ü".repeat(4000));
    }

    @Test
    void remarksOfAJvmOnItsEnvironmentAreLeftOut() throws InterruptedException {
        assertThat(tailOf("""
                        NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=y
                        Picked up JAVA_TOOL_OPTIONS: -Dx=y
                        Picked up _JAVA_OPTIONS: -Dx=y
                        Picked up a parcel
                        """)).isEqualTo("Picked up a parcel\n");
        assertThat(tailOf("Picked up JAVA_TOOL_OPTIONS: -Dx=y")).isEmpty();
    }

    private static String tailOf(String output) throws InterruptedException {
        OutputTail tail = OutputTail.of(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)));
        tail.awaitEnd(20_000);
        return tail.text();
    }
}
