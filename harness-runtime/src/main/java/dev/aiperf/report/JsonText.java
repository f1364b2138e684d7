package dev.aiperf.report;

import dev.aiperf.plan.CredentialNames;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as AIPerf writes it: two spaces of indent, the shortest digits that read back as the same double, and never a
 * NaN or an infinity, which JSON doesn't know: a member without a number is left out.
 */
final class JsonText {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build();
    private static final ObjectWriter LINES = MAPPER.writer().withRootValueSeparator("");
    private static final ObjectWriter INDENTED = MAPPER.writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT));

    private JsonText() {}

    /** Returns a generator of one value over many lines. Closing it closes the stream. */
    static JsonGenerator indented(OutputStream out) {
        return INDENTED.createGenerator(out);
    }

    /** Returns a generator of any number of values, each on one line; whoever writes them ends the lines. */
    static JsonGenerator lines(OutputStream out) {
        return LINES.createGenerator(out);
    }

    /** Writes a member, unless its value is no number. */
    static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        }
    }

    static boolean isInteger(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p53;
    }

    /** Writes members of a user's own, without those that carry secrets. */
    static void members(JsonGenerator json, Map<?, ?> members, Redaction redaction) {
        json.writeStartObject();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            json.writeName(name);
            if (CredentialNames.includes(name)) {
                json.writeString(Redaction.HIDDEN);
            } else {
                value(json, value, redaction);
            }
        });
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, @Nullable Object value, Redaction redaction) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            members(json, map, redaction);
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            list.forEach(element -> value(json, element, redaction));
            json.writeEndArray();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writePOJO(number);
        } else {
            json.writeString(redaction.text(value.toString()));
        }
    }
}
