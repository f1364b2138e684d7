package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.metrics.MetricResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class CsvExporterTest {

    @Test
    void fileIsByteForByteTheOneThatAiperfWrites() throws IOException {
        CellReport report = SampleRun.report(SampleRun.plan(), SampleRun.result(AiperfSample.summary()));
        assertThat(text(report)).isEqualTo(AiperfSample.text("profile_export_aiperf.csv"));
    }

    @Test
    void infinityIsAnEmptyField() throws IOException {
        MetricResult adjusted =
                SampleRun.many(SampleRun.latency("adj_x", "X, adjusted"), 9, 3, Double.POSITIVE_INFINITY);
        CellReport report =
                SampleRun.report(SampleRun.plan(), SampleRun.result(SampleRun.summary(List.of(adjusted), 9)));
        assertThat(text(report)).contains("\"X, adjusted (ms)\",3.00,1.00,,27.00,,,,,3.00,,,,,2.00\r\n");
    }

    @Property
    void fieldsReadBackAsTheyWere(@ForAll @NotEmpty List<String> fields) {
        assertThat(parse(CsvLine.of(fields))).isEqualTo(fields);
    }

    /** Reads one line by RFC 4180. */
    private static List<String> parse(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length() - 2; i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        assertThat(line).endsWith("\r\n");
        return fields;
    }

    private static String text(CellReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvExporter().write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
