package dev.aiperf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerErrorTextTest {

    private final ServerErrorText errors = new ServerErrorText();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"message\":\"The model x does not exist\",\"type\":\"NotFoundError\",\"code\":404}} | The model x does not exist",
                "{\"object\":\"error\",\"message\":\"too long\",\"type\":\"BadRequestError\",\"code\":400} | too long",
                "{\"detail\":\"Not Found\"} | Not Found",
                "{\"detail\":[{\"loc\":[\"body\",\"model\"],\"msg\":\"Field required\"},{\"loc\":[\"body\"],\"msg\":\"bad\"}]} | body.model: Field required; body: bad",
                "{\"message\":\"no Route matched\"} | no Route matched",
                "{\"error\":\"model 'x' not found\"} | model 'x' not found",
                "{\"error\":\"Input validation error\",\"error_type\":\"validation\"} | Input validation error",
                "{\"error\":{\"type\":\"weird\"}} | {\"error\":{\"type\":\"weird\"}}",
                "[{\"error\":{\"message\":\"quota\"}}] | quota",
                "\"just text\" | just text",
                "Internal Server Error | Internal Server Error",
                "<html><head><title>502 Bad Gateway</title></head><body><hr>nginx</body></html> | 502 Bad Gateway",
                "<!DOCTYPE html><html><head><style>p{}</style></head><body><h1>Sorry</h1><p>A &amp; B</p></body></html> | Sorry A & B",
            })
    void theServersWordsAreFoundWhicheverServerItIs(String body, String words) {
        assertThat(of(body)).isEqualTo(words);
    }

    @Example
    void aBodyWithoutWordsHasNone() {
        assertThat(of("")).isEmpty();
        assertThat(of(" \r\n")).isEmpty();
    }

    @Example
    void aBodyWithinAnArrayIsReadFromWhereItBeginsToWhereItEnds() {
        byte[] data = "xx{\"message\":\"too long\"}yy".getBytes(StandardCharsets.UTF_8);

        assertThat(errors.of(data, 2, data.length - 2)).isEqualTo("too long");
    }

    @Example
    void wordsAreOnOneLineAndShort() {
        assertThat(of("Traceback:\n  File \"x\"\n\tboom")).isEqualTo("Traceback: File \"x\" boom");
        assertThat(of("{\"message\":\"" + "long ".repeat(100) + "\"}"))
                .hasSize(200)
                .endsWith("…");
        assertThat(of("\u001b[31mred")).doesNotContain("\u001b");
    }

    @Property(tries = 300)
    void anyBodyGivesOneShortLine(@ForAll byte[] bytes) {
        assertThat(errors.of(bytes)).hasSizeLessThanOrEqualTo(200).doesNotContain("\n", "\r", "\u001b");
    }

    private String of(String body) {
        return errors.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
