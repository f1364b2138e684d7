package dev.aiperf.testkit;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.ExtensionPoints;
import dev.aiperf.transport.TransportProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each extension point has a kit, and each implementation that is installed here passes it. */
class KitCoverageTest {

    @Test
    void everyImplementationIsTestedByTheKitOfItsExtensionPoint() {
        Map<String, Set<String>> installed = new TreeMap<>();
        for (ExtensionPoints.Category category : ExtensionPoints.all()) {
            assertThat(category.broken()).as(category.name()).isEmpty();
            installed.put(
                    category.name(),
                    category.installed().stream()
                            .map(ExtensionPoints.Installed::name)
                            .collect(toCollection(TreeSet::new)));
        }

        assertThat(covered()).isEqualTo(installed);
    }

    private static Map<String, Set<String>> covered() {
        Map<String, Set<String>> covered = new TreeMap<>();
        covered.put(
                "tokenizer",
                names(Stream.of(new BuiltinTokenizersTest(), new FileTokenizersTest(), new HubCacheTokenizersTest())
                        .map(test -> test.provider().name())));
        covered.put(
                "dataset_loader",
                names(Stream.of(new MultiTurnLoaderTest(), new SingleTurnLoaderTest(), new TextLinesLoaderTest())
                        .map(test -> test.loader().name())));
        covered.put(
                "endpoint",
                names(Stream.of(new ChatEndpointTest(), new CompletionsEndpointTest())
                        .map(test -> test.endpointType().name())));
        covered.put(
                "transport",
                names(Stream.of(new HttpTransportTest().provider(), new Http2TransportTest().provider())
                        .map(TransportProvider::name)));
        covered.put("metric", names(BuiltInMetricsTest.tags().stream()));
        covered.put(
                "target_launcher",
                names(Stream.of(new ForkedSimulatorTest().launcher().name())));
        covered.put(
                "gate_rule",
                names(Stream.of(new SloRuleTest(), new GoodputRuleTest())
                        .map(test -> test.rule().name())));
        covered.put(
                "exporter",
                names(Stream.of(new ConsoleExporterTest(), new CsvExporterTest(), new JsonExporterTest())
                        .map(test -> test.exporter().name())));
        covered.put(
                "ui",
                names(Stream.of(new NoUiTest(), new SimpleUiTest())
                        .map(test -> test.ui().name())));
        return covered;
    }

    private static Set<String> names(Stream<String> names) {
        List<String> all = names.toList();
        assertThat(all).doesNotHaveDuplicates();
        return new TreeSet<>(all);
    }
}
