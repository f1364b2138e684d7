package dev.aiperf;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages are the stages that a benchmark passes through; a stage imports only stages to its left. */
class StageOrderTest {

    private static final List<String> STAGES = List.of(
            "tokenizer",
            "dataset",
            "endpoint",
            "traffic",
            "transport",
            "engine",
            "record",
            "metrics",
            "benchmark",
            "run",
            "report");
    /** What any stage may use, and what uses none. */
    private static final List<String> FOUNDATIONS = List.of("stats", "extension");

    private final JavaClasses runtime = new ClassFileImporter()
            .importUrl(Profiler.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyPackageIsAStageOrAFoundation() {
        Set<String> packages = runtime.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("dev.aiperf"))
                .map(name -> name.replaceFirst("(dev\\.aiperf\\.\\w+).*", "$1"))
                .collect(Collectors.toSet());

        assertThat(packages)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(STAGES.stream(), FOUNDATIONS.stream())
                        .map(name -> "dev.aiperf." + name)
                        .toList());
    }

    @Test
    void aStageImportsOnlyStagesToItsLeft() {
        LayeredArchitecture order = layers();
        for (int left = 0; left < STAGES.size(); left++) {
            List<String> right = STAGES.subList(left + 1, STAGES.size());
            order = right.isEmpty()
                    ? order.whereLayer(STAGES.get(left)).mayNotBeAccessedByAnyLayer()
                    : order.whereLayer(STAGES.get(left)).mayOnlyBeAccessedByLayers(right.toArray(String[]::new));
        }
        order.check(runtime);
    }

    @Test
    void aBenchmarksOwnCodeKnowsDataSetsAndMessagesAndNothingOfTheLoad() {
        layers().whereLayer("benchmark")
                .mayOnlyAccessLayers("dataset", "endpoint")
                .check(runtime);
    }

    @Test
    void foundationsKnowNothingOfAnyStage() {
        LayeredArchitecture order = layers();
        for (String foundation : FOUNDATIONS) {
            order = order.whereLayer(foundation).mayNotAccessAnyLayer();
        }
        order.check(runtime);
    }

    private static LayeredArchitecture layers() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : Stream.concat(STAGES.stream(), FOUNDATIONS.stream()).toList()) {
            layers = layers.layer(name).definedBy("dev.aiperf." + name + "..");
        }
        return layers;
    }
}
