package dev.aiperf.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aiperf.annotations.ArrivalPattern;
import dev.aiperf.annotations.Cancellation;
import dev.aiperf.annotations.ClientGaps;
import dev.aiperf.annotations.Concurrency;
import dev.aiperf.annotations.ConcurrencyRange;
import dev.aiperf.annotations.Confidence;
import dev.aiperf.annotations.Conversation;
import dev.aiperf.annotations.Endpoint;
import dev.aiperf.annotations.Fork;
import dev.aiperf.annotations.Goodput;
import dev.aiperf.annotations.InputFile;
import dev.aiperf.annotations.Measurement;
import dev.aiperf.annotations.PrefillConcurrency;
import dev.aiperf.annotations.Ramp;
import dev.aiperf.annotations.RampShape;
import dev.aiperf.annotations.RequestRate;
import dev.aiperf.annotations.SamplingStrategy;
import dev.aiperf.annotations.SyntheticDataset;
import dev.aiperf.annotations.Tokenizer;
import dev.aiperf.annotations.TraceReplay;
import dev.aiperf.annotations.Warmup;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttributeTableTest {

    private static final List<Class<?>> IN_TABLE = List.of(
            Endpoint.class,
            Tokenizer.class,
            SyntheticDataset.class,
            InputFile.class,
            Concurrency.class,
            ConcurrencyRange.class,
            RequestRate.class,
            TraceReplay.class,
            Conversation.class,
            PrefillConcurrency.class,
            Ramp.class,
            Cancellation.class,
            Warmup.class,
            Measurement.class,
            Fork.class,
            Confidence.class,
            Goodput.class);

    @Test
    void everyAttributeIsASettingAndNoRowIsLeftOver() {
        Stream<String> attributes = IN_TABLE.stream()
                .flatMap(annotation -> Arrays.stream(annotation.getDeclaredMethods())
                        .map(attribute -> annotation.getSimpleName() + "." + attribute.getName()));

        assertThat(AttributeTable.ROWS)
                .extracting(row -> row.annotation() + "." + row.attribute())
                .containsExactlyInAnyOrderElementsOf(attributes.toList());
    }

    @Test
    void everySettingIsOfTheCatalogue() {
        assertThat(AttributeTable.ROWS)
                .allSatisfy(row -> assertThat(Settings.find(row.setting()))
                        .as(row.setting())
                        .isPresent());
    }

    @ParameterizedTest
    @EnumSource(ArrivalPattern.class)
    void everyArrivalPatternIsOneOfThePlan(ArrivalPattern pattern) {
        assertThatCode(() -> LoadSettings.ARRIVAL_PATTERN.type().parse(List.of(asWritten(pattern))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(ClientGaps.class)
    void allGapsOfClientsAreThoseOfThePlan(ClientGaps gaps) {
        assertThatCode(() -> LoadSettings.ARRIVAL_CLIENT_GAPS.type().parse(List.of(asWritten(gaps))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(RampShape.class)
    void everyShapeOfARampIsOneOfThePlan(RampShape shape) {
        assertThatCode(() -> LoadSettings.RAMP_SHAPE.type().parse(List.of(asWritten(shape))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(SamplingStrategy.class)
    void everySamplingStrategyIsOneOfThePlan(SamplingStrategy strategy) {
        assertThatCode(() -> InputSettings.SAMPLING.type().parse(List.of(asWritten(strategy))))
                .doesNotThrowAnyException();
    }

    @Test
    void anOptionIsSaidAsAnAnnotation() {
        assertThat(OptionNames.asAnnotations("add --streaming, or --request-rate beside --max-concurrency"))
                .isEqualTo(
                        "add @Endpoint(streaming = true), or @RequestRate(…) beside @RequestRate(maxConcurrency = …)");
        assertThat(OptionNames.asAnnotations("--random-seed and --nonsense"))
                .isEqualTo("@Setting(name = \"random-seed\", value = …) and --nonsense");
    }

    private static String asWritten(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
