package dev.aiperf.processor.model;

import java.util.List;

/**
 * The names of a class.
 *
 * @param packageName its package; empty for the unnamed one
 * @param simpleNames its simple name, after those of the classes around it
 */
public record ClassNames(String packageName, List<String> simpleNames) {

    private static final String RUNNER_SUFFIX = "_aiperf";

    public ClassNames {
        simpleNames = List.copyOf(simpleNames);
    }

    /** Returns the name as people write it, such as {@code ChatLatency} or {@code Outer.Inner}. */
    public String simple() {
        return String.join(".", simpleNames);
    }

    /** Returns the name of its class file, such as {@code com.example.Outer$Inner}. */
    public String binary() {
        return inPackage(String.join("$", simpleNames));
    }

    /** Returns the simple name of its runner, which is a class of the same package. */
    public String runner() {
        return String.join("$", simpleNames) + RUNNER_SUFFIX;
    }

    /** Returns the runner's name with its package. */
    public String binaryRunner() {
        return inPackage(runner());
    }

    private String inPackage(String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
