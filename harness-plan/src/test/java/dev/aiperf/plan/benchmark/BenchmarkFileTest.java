package dev.aiperf.plan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkFileTest {

    private static final BenchmarkClass CHAT = new BenchmarkClass(
            "com.example.Outer$Chat",
            "com.example.Outer$Chat_aiperf",
            "1.2",
            List.of(new AnnotatedSetting("url", "@Endpoint(url = \"${U:simulator:}\")", List.of("${U:simulator:}"))),
            List.of(new BenchmarkParam("prompt", List.of("a \"b\"", "ü\n"))),
            List.of(
                    new BenchmarkMethod(
                            "sweep",
                            false,
                            List.of(new AnnotatedSetting("concurrency", "@Concurrency({1, 2})", List.of("1", "2")))),
                    new BenchmarkMethod("shaped", true, List.of())));

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(BenchmarkFile.read(BenchmarkFile.write(CHAT))).isEqualTo(CHAT);
    }

    @Test
    void aResourceIsNamedAfterItsClass() {
        assertThat(BenchmarkFile.pathOf(CHAT.className()))
                .isEqualTo("META-INF/aiperf/benchmarks/com.example.Outer$Chat.json");
        assertThat(CHAT.simpleName()).isEqualTo("Outer.Chat");
    }

    @Test
    void anotherFormatAndDamageAreSaidToNeedACompilation() {
        String written = BenchmarkFile.write(CHAT);
        assertThatThrownBy(() -> BenchmarkFile.read(written.replace("\"format\":1", "\"format\":2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another version of the harness; compile the benchmarks anew");
        assertThatThrownBy(() -> BenchmarkFile.read(written.replace("\"runner\"", "\"runer\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is damaged at runner; compile the benchmarks anew");
        assertThatThrownBy(() -> BenchmarkFile.read("[]")).isInstanceOf(IllegalArgumentException.class);
    }
}
