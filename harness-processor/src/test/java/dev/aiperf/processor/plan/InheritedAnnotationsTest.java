package dev.aiperf.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.processor.model.AnnotationModel;
import dev.aiperf.processor.model.AttributeModel;
import dev.aiperf.processor.model.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InheritedAnnotationsTest {

    @Test
    void theNearestOfAKindReplacesThoseFurtherUpWhole() {
        AnnotationModel near = annotation("Endpoint", "model", "near");
        AnnotationModel fork = annotation("Fork", "value", "5");

        assertThat(over(List.of(near), List.of(annotation("Endpoint", "url", "far"), fork)))
                .containsExactly(near, fork);
    }

    @Test
    void aChoiceReplacesTheOtherKindsOfIt() {
        AnnotationModel near = annotation("Concurrency", "value", "4");

        assertThat(over(List.of(near), List.of(annotation("RequestRate", "value", "10"))))
                .containsExactly(near);
        assertThat(over(
                        List.of(annotation("Dataset", "value", "X")),
                        List.of(annotation("InputFile", "value", "a"), annotation("Warmup", "requests", "1"))))
                .extracting(AnnotationModel::name)
                .containsExactly("Dataset", "Warmup");
    }

    @Test
    void twoOfAKindOnOneClassStayForARuleToFind() {
        assertThat(over(
                        List.of(annotation("Concurrency", "value", "4"), annotation("RequestRate", "value", "10")),
                        List.of()))
                .hasSize(2);
    }

    @Test
    void namedSettingsReplaceEachOtherByTheSettingHoweverItIsSpelt() {
        AnnotationModel near = annotation("Setting", "name", "randomSeed");
        AnnotationModel other = annotation("Setting", "name", "num-prompts");

        assertThat(over(List.of(near), List.of(annotation("Setting", "name", "random-seed"), other)))
                .containsExactly(near, other);
    }

    private static List<AnnotationModel> over(List<AnnotationModel> near, List<AnnotationModel> far) {
        return InheritedAnnotations.over(List.of(near, far));
    }

    private static AnnotationModel annotation(String name, String attribute, String value) {
        return new AnnotationModel(
                name,
                List.of(new AttributeModel(
                        attribute, List.of(value), value, Optional.empty(), new Named(name + "." + attribute))),
                new Named(name));
    }

    private record Named(String name) implements Place {}
}
