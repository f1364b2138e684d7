package dev.aiperf;

import dev.aiperf.dataset.DatasetLoader;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.extension.ExtensionPoint;
import dev.aiperf.extension.Extensions;
import dev.aiperf.metrics.Metric;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.report.Exporter;
import dev.aiperf.report.Ui;
import dev.aiperf.run.GateRule;
import dev.aiperf.run.TargetLauncher;
import dev.aiperf.tokenizer.TokenizerProvider;
import dev.aiperf.transport.TransportProvider;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The extension points of the runtime, and what implements them here. */
public final class ExtensionPoints {

    private ExtensionPoints() {}

    /**
     * One extension point.
     *
     * @param name its category, such as {@code endpoint}
     * @param type the interface
     * @param installed what implements it, in the order in which it was found
     * @param broken a sentence for each implementation that is named by a jar and can't be made
     */
    public record Category(String name, Class<?> type, List<Installed> installed, List<String> broken) {}

    /**
     * One implementation.
     *
     * @param name by which users choose it
     * @param type the name of its class
     * @param origin the jar or folder it comes from
     */
    public record Installed(String name, String type, String origin) {}

    /** Returns all extension points, in the order of the stages. */
    public static List<Category> all() {
        return List.of(
                category(TokenizerProvider.class, TokenizerProvider::name),
                category(DatasetLoader.class, DatasetLoader::name),
                category(EndpointType.class, EndpointType::name),
                category(TransportProvider.class, TransportProvider::name),
                metrics(),
                category(TargetLauncher.class, TargetLauncher::name),
                category(GateRule.class, GateRule::name),
                category(Exporter.class, Exporter::name),
                category(Ui.class, Ui::name));
    }

    /** The built-in metrics are constants of one catalogue, so it knows them and those that jars add. */
    private static Category metrics() {
        MetricCatalogue catalogue = MetricCatalogue.load();
        return category(Metric.class, Metric::name, catalogue.requestMetrics(), catalogue.problems());
    }

    private static <T> Category category(Class<T> type, Function<T, String> nameOf) {
        Extensions<T> extensions = Extensions.installed(type, nameOf);
        return category(type, nameOf, extensions.all(), extensions.broken());
    }

    private static <T> Category category(
            Class<T> type, Function<T, String> nameOf, List<T> implementations, List<String> broken) {
        ExtensionPoint point = Objects.requireNonNull(
                type.getAnnotation(ExtensionPoint.class), () -> type + " is not marked as an extension point");
        List<Installed> installed = implementations.stream()
                .map(each -> new Installed(nameOf.apply(each), each.getClass().getName(), originOf(each.getClass())))
                .toList();
        return new Category(point.category(), type, installed, broken);
    }

    private static String originOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            return "unknown";
        }
        String path = location.getPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
