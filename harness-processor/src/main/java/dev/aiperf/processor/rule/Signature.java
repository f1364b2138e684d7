package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.MethodModel;
import java.util.stream.Collectors;

/** What a method takes and returns, as people write it. */
final class Signature {

    static String of(MethodModel method) {
        return simple(method.result()) + " "
                + method.name()
                + method.parameters().stream().map(Signature::simple).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String simple(String type) {
        return type.replaceAll("\\b(?:[a-z][\\w]*\\.)+", "");
    }

    private Signature() {}
}
