package dev.aiperf;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
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

    private final JavaClasses runtime = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aiperf");

    @Test
    void aStageImportsOnlyStagesToItsLeft() {
        LayeredArchitecture order = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String stage : STAGES) {
            order = order.layer(stage).definedBy("dev.aiperf." + stage + "..");
        }
        order = order.layer("stats").definedBy("dev.aiperf.stats..");
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
        LayeredArchitecture order = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String stage : STAGES) {
            order = order.layer(stage).definedBy("dev.aiperf." + stage + "..");
        }
        order.whereLayer("benchmark").mayOnlyAccessLayers("dataset", "endpoint").check(runtime);
    }

    @Test
    void statisticsKnowNothingOfAnyStage() {
        LayeredArchitecture order = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("stats")
                .definedBy("dev.aiperf.stats..");
        for (String stage : STAGES) {
            order = order.layer(stage).definedBy("dev.aiperf." + stage + "..");
            order = order.whereLayer("stats").mayNotAccessAnyLayer();
        }
        order.check(runtime);
    }
}
