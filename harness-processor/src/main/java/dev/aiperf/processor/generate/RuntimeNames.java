package dev.aiperf.processor.generate;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that runners are written for. The processor only knows their names. */
final class RuntimeNames {

    private static final String PACKAGE = "dev.aiperf.benchmark";

    static final ClassName RUNNER = ClassName.get(PACKAGE, "BenchmarkRunner");
    static final ClassName SCENARIO = ClassName.get(PACKAGE, "Scenario");
    static final ClassName SCENARIO_BUILDER = SCENARIO.nestedClass("Builder");
    static final ClassName PARAMS = ClassName.get(PACKAGE, "Params");
    static final ClassName FORK_MAIN = ClassName.get("dev.aiperf", "ForkMain");

    private RuntimeNames() {}
}
