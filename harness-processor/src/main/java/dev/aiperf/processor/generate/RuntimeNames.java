package dev.aiperf.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.aiperf.processor.model.RuntimeTypes;

/** The classes of the runtime that runners are written for, as they are written. */
final class RuntimeNames {

    static final ClassName RUNNER = ClassName.bestGuess(RuntimeTypes.BENCHMARK_RUNNER);
    static final ClassName SCENARIO = ClassName.bestGuess(RuntimeTypes.SCENARIO);
    static final ClassName SCENARIO_BUILDER = SCENARIO.nestedClass("Builder");
    static final ClassName PARAMS = ClassName.bestGuess(RuntimeTypes.PARAMS);
    static final ClassName FORK_MAIN = ClassName.bestGuess(RuntimeTypes.FORK_MAIN);

    private RuntimeNames() {}
}
