package dev.aiperf;

import dev.aiperf.dataset.DatasetLoader;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.extension.Extensions;
import dev.aiperf.metrics.MetricCatalogue;
import dev.aiperf.plan.build.KnownNames;
import dev.aiperf.run.TargetLauncher;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of what is on the class path to run a plan with. */
public final class InstalledNames {

    private InstalledNames() {}

    /** Returns all names, those that jars bring included. */
    public static KnownNames all() {
        return new KnownNames(
                names(EndpointType.class, EndpointType::name),
                names(DatasetLoader.class, DatasetLoader::name),
                MetricCatalogue.load().traits(),
                names(TargetLauncher.class, TargetLauncher::name),
                true);
    }

    private static <T> Set<String> names(Class<T> point, Function<T, String> nameOf) {
        return Extensions.installed(point, nameOf).all().stream().map(nameOf).collect(Collectors.toSet());
    }
}
