package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.report.ConsoleExporter;
import dev.aiperf.report.Exporter;

class ConsoleExporterTest extends ExporterKit {

    @Override
    protected Exporter exporter() {
        return new ConsoleExporter();
    }

    @Override
    protected void requireReadable(String file) {
        assertThat(file).endsWith("\n").doesNotContain("\u001b", "null", "Optional");
    }
}
