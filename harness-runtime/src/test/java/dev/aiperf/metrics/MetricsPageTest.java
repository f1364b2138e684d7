package dev.aiperf.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    @Test
    void thePageSaysWhatTheCatalogueSays() throws IOException {
        String page = MetricsPage.of(MetricCatalogue.builtIn());
        if (Boolean.getBoolean("aiperf.docs.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("run this test with -Daiperf.docs.update=true to rewrite it")
                .hasContent(page);
    }

    @Test
    void everyMetricHasARow() {
        String page = MetricsPage.of(MetricCatalogue.builtIn());

        assertThat(MetricCatalogue.builtIn().infos())
                .allSatisfy(info -> assertThat(page).containsOnlyOnce("| `" + info.tag() + "` |"));
    }
}
