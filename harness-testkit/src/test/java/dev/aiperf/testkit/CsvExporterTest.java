package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.report.CsvExporter;
import dev.aiperf.report.Exporter;
import java.util.List;

class CsvExporterTest extends ExporterKit {

    @Override
    protected Exporter exporter() {
        return new CsvExporter();
    }

    /** Two tables with a blank line between them; all rows of one have as many fields as its header. */
    @Override
    protected void requireReadable(String file) {
        List<String> tables = List.of(file.split("\r?\n\r?\n"));
        assertThat(tables).hasSize(2);
        for (String table : tables) {
            List<Integer> widths =
                    table.lines().map(CsvExporterTest::fields).distinct().toList();
            assertThat(widths).as(table).hasSize(1);
        }
    }

    private static int fields(String line) {
        int fields = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            fields += line.charAt(i) == ',' && !quoted ? 1 : 0;
        }
        return fields;
    }
}
