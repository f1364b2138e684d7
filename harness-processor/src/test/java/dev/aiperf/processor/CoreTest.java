package dev.aiperf.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.benchmark.AnnotatedSetting;
import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.processor.generate.BenchmarkData;
import dev.aiperf.processor.generate.RunnerSource;
import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.AttributeModel;
import dev.aiperf.processor.model.BenchmarkClassModel;
import dev.aiperf.processor.model.ClassNames;
import dev.aiperf.processor.model.ConstructorModel;
import dev.aiperf.processor.model.Membership;
import dev.aiperf.processor.model.MethodModel;
import dev.aiperf.processor.model.Place;
import dev.aiperf.processor.model.Role;
import dev.aiperf.processor.model.ShapeModel;
import dev.aiperf.processor.plan.AnnotationsMakeAPlan;
import dev.aiperf.processor.rule.Finding;
import dev.aiperf.processor.rule.Findings;
import dev.aiperf.processor.rule.JavaRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** The core of the processor, on models that no compiler had a hand in. */
class CoreTest {

    @Test
    void aRightClassHasNoFindings() {
        assertThat(check(chat(method("plain", Modifier.PUBLIC)))).isEmpty();
    }

    @Test
    void allRulesLookAtAClassAndEachNamesThePlace() {
        List<Finding> findings = check(chat(
                method("plain", Modifier.PRIVATE),
                method("slow", Modifier.STATIC, annotation("RequestRate", "value", "0"))));

        assertThat(findings)
                .extracting(finding -> finding.place().toString() + ": " + finding.message())
                .containsExactly(
                        "method plain: the @Benchmark method plain must not be private, as the generated runner calls it;"
                                + " remove private",
                        "method slow: the @Benchmark method slow must not be static, as each run has an object of its own;"
                                + " remove static",
                        "RequestRate.value: @RequestRate(0) must be a number above 0, such as 5 or 0.5");
    }

    @Test
    void aMethodsValueCountsBeforeItsClasses() {
        AnnotationModel wrong = annotation("Measurement", "requests", "0");
        AnnotationModel right = annotation("Measurement", "requests", "10");

        assertThat(check(chat(List.of(wrong), method("plain", Modifier.PUBLIC, right))))
                .isEmpty();
        assertThat(check(chat(List.of(right), method("plain", Modifier.PUBLIC, wrong))))
                .hasSize(1);
    }

    @Test
    void theDataOfAClassIsWhatItsAnnotationsSay() {
        BenchmarkClass benchmark = BenchmarkData.of(
                chat(method("plain", Modifier.PUBLIC, annotation("Concurrency", "value", "4"))), "1.2");

        assertThat(benchmark.className()).isEqualTo("com.example.Outer$Chat");
        assertThat(benchmark.harnessVersion()).isEqualTo("1.2");
        assertThat(benchmark.simpleName()).isEqualTo("Outer.Chat");
        assertThat(benchmark.methods().get(0).settings())
                .containsExactly(new AnnotatedSetting("concurrency", "@Concurrency(4)", List.of("4")));
    }

    @Test
    void theSourceOfARunnerNeedsNoCompiler() {
        String source = RunnerSource.of(chat(method("plain", Modifier.PUBLIC)), Optional.empty(), false)
                .toString();

        assertThat(source)
                .contains("public final class Outer$Chat_aiperf implements BenchmarkRunner {")
                .contains("case \"plain\" -> scenario.build();")
                .doesNotContain("@Generated");
    }

    private static List<Finding> check(BenchmarkClassModel benchmark) {
        Findings findings = new Findings();
        JavaRules.check(benchmark, findings);
        new AnnotationsMakeAPlan().check(benchmark, findings);
        return findings.all();
    }

    private static BenchmarkClassModel chat(MethodModel... methods) {
        return chat(List.of(), methods);
    }

    private static BenchmarkClassModel chat(List<AnnotationModel> annotations, MethodModel... methods) {
        List<AnnotationModel> all = new ArrayList<>(annotations);
        all.add(annotation("Endpoint", "model", "m"));
        return new BenchmarkClassModel(
                new ClassNames("com.example", List.of("Outer", "Chat")),
                new ShapeModel(ElementKind.CLASS, Set.of(Modifier.STATIC), false, false, Optional.empty()),
                List.of(new ConstructorModel(0, false, List.of(), new Spot("constructor"))),
                all,
                List.of(),
                List.of(methods),
                true,
                new Spot("class Chat"));
    }

    private static MethodModel method(String name, Modifier modifier, AnnotationModel... annotations) {
        return new MethodModel(
                name,
                new Membership("Chat", false, true),
                Set.of(Role.BENCHMARK),
                Set.of(modifier),
                false,
                List.of(),
                "void",
                List.of(annotations),
                new Spot("method " + name));
    }

    private static AnnotationModel annotation(String name, String attribute, String value) {
        AttributeModel written = new AttributeModel(
                attribute, List.of(value), value, Optional.empty(), new Spot(name + "." + attribute));
        return new AnnotationModel(name, List.of(written), new Spot(name));
    }

    private record Spot(String name) implements Place {
        @Override
        public String toString() {
            return name;
        }
    }
}
