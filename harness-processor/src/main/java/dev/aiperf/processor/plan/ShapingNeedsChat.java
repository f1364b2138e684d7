package dev.aiperf.processor.plan;

import dev.aiperf.plan.benchmark.Placeholders;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.text.NearestNames;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Role;
import dev.aiperf.processor.rule.ClassRule;
import dev.aiperf.processor.rule.Findings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A chat request can be written in no other API's form. */
public final class ShapingNeedsChat implements ClassRule {

    static final String MESSAGE = "the @Benchmark method %s makes chat requests, and its endpoint type is %s; write"
            + " @Endpoint(type = \"chat\"), or leave the method empty";

    private static final String CHAT = "chat";

    @Override
    public void check(BenchmarkClassModel benchmark, Findings findings) {
        for (MethodModel method : benchmark.methods(Role.BENCHMARK)) {
            if (method.shapesRequests()) {
                endpointType(benchmark, method)
                        .filter(type -> !NearestNames.plain(type).equals(CHAT))
                        .ifPresent(type -> findings.error(method.place(), MESSAGE.formatted(method.name(), type)));
            }
        }
    }

    /** Returns the type that annotations give, as far as it is known before the run. */
    private static Optional<String> endpointType(BenchmarkClassModel benchmark, MethodModel method) {
        return Stream.of(method.annotations(), benchmark.annotations())
                .flatMap(annotations -> AnnotationSettings.placed(annotations).stream())
                .filter(setting -> setting.name().equals(EndpointSettings.TYPE.name()))
                .findFirst()
                .map(setting -> literal(setting.setting().values()))
                .filter(type -> !type.isBlank());
    }

    private static String literal(List<String> values) {
        return values.isEmpty() ? "" : Placeholders.literal(values.get(0));
    }
}
