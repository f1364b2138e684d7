package dev.aiperf;

import dev.aiperf.dataset.Datasets;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.extension.Extensions;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.plan.build.KnownNames;
import dev.aiperf.report.Ui;
import dev.aiperf.run.TargetLauncher;
import dev.aiperf.transport.TransportProvider;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of what is on the class path to run a plan with. */
public final class InstalledNames {

    private InstalledNames() {}

    /** Returns all names, those that jars bring included. */
    public static KnownNames all() {
        List<EndpointType> endpoints =
                Extensions.installed(EndpointType.class, EndpointType::name).all();
        return new KnownNames(
                names(endpoints.stream(), EndpointType::name),
                names(endpoints.stream().filter(EndpointType::streams), EndpointType::name),
                Datasets.installedTypes(),
                MetricCatalogue.load().traits(),
                names(TargetLauncher.class, TargetLauncher::name),
                names(Ui.class, Ui::name),
                names(TransportProvider.class, TransportProvider::name),
                true);
    }

    private static <T> Set<String> names(Class<T> point, Function<T, String> nameOf) {
        return names(Extensions.installed(point, nameOf).all().stream(), nameOf);
    }

    private static <T> Set<String> names(Stream<T> implementations, Function<T, String> nameOf) {
        return implementations.map(nameOf).collect(Collectors.toSet());
    }
}
