package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.report.Exporter;
import dev.aiperf.report.JsonExporter;
import java.nio.charset.StandardCharsets;

class JsonExporterTest extends ExporterKit {

    @Override
    protected Exporter exporter() {
        return new JsonExporter();
    }

    @Override
    protected void requireReadable(String file) {
        assertThat(BodyJson.of(file.getBytes(StandardCharsets.UTF_8))).containsKeys("schema_version", "input_config");
    }
}
