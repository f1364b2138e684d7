package dev.aiperf.plan.build;

import dev.aiperf.plan.RatePoint;
import dev.aiperf.plan.benchmark.BenchmarkParam;
import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.Settings;
import dev.aiperf.plan.text.PlainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a plan is made from, as a text, so that a run's own process makes the same plan as the process that started it.
 *
 * <p>The text of {@link #write} holds whatever was given, credentials included: it goes from one process to the other, and
 * never to a file. That of {@link #writeWithoutCredentials} makes a plan that is the same but for them.
 */
final class PlanSource {

    private PlanSource() {}

    static String write(List<Layer> layers, List<BenchmarkParam> params) {
        return text(
                layers.stream()
                        .map(layer -> write(layer, layer.arguments(), layer.given()))
                        .toList(),
                params);
    }

    /**
     * Writes what a result is kept with.
     *
     * @param rateSeries the series of rates that is in effect, if there is one: its file may be gone when it is asked for
     * @param replay that the input file is replayed, where that is so: its rows may be gone, too
     */
    static String writeWithoutCredentials(
            List<Layer> layers,
            List<BenchmarkParam> params,
            Optional<List<RatePoint>> rateSeries,
            Optional<Given> replay) {
        return text(
                layers.stream()
                        .map(layer -> writeWithoutCredentials(layer, rateSeries, replay))
                        .toList(),
                params);
    }

    private static Map<String, Object> writeWithoutCredentials(
            Layer layer, Optional<List<RatePoint>> rateSeries, Optional<Given> replay) {
        List<Given> harmless = layer.given().stream()
                .flatMap(given -> given.withoutSecrets().stream())
                .map(given -> withItsSeries(given, rateSeries))
                .flatMap(given -> given.entry() == InputSettings.FILE
                        ? Stream.concat(Stream.of(given), replay.stream())
                        : Stream.of(given))
                .toList();
        return write(layer, CommandLineText.argumentsWithoutSecrets(layer), harmless);
    }

    private static Given withItsSeries(Given given, Optional<List<RatePoint>> rateSeries) {
        return given.entry() == LoadSettings.REQUEST_RATE_SERIES && rateSeries.isPresent()
                ? given.rewrittenTo(given.entry(), List.of(RateSeriesReader.write(rateSeries.get())), given.written())
                : given;
    }

    private static String text(List<Map<String, Object>> layers, List<BenchmarkParam> params) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("layers", layers);
        source.put(
                "params",
                params.stream()
                        .map(param -> Map.of("name", param.name(), "values", param.values()))
                        .toList());
        return PlainJson.write(source);
    }

    private static Map<String, Object> write(Layer layer, List<String> arguments, List<Given> given) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rank", layer.rank().name());
        members.put("origin", layer.origin());
        members.put("arguments", arguments);
        members.put("given", given.stream().map(PlanSource::write).toList());
        return members;
    }

    private static Map<String, Object> write(Given given) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("entry", given.entry().name());
        members.put("written_for", given.writtenFor().name());
        members.put("name", given.name());
        members.put("joiner", given.joiner());
        members.put("written", given.written());
        members.put("values", given.values());
        members.put("origin", given.origin());
        return members;
    }

    /** Adds what a text holds to a builder. */
    static void readInto(PlanBuilder builder, String text) {
        Map<?, ?> source = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(text));
        for (Map<?, ?> layer : objects(source, "layers")) {
            builder.layer(Layer.restored(
                    Layer.Rank.valueOf(text(layer, "rank")),
                    text(layer, "origin"),
                    texts(layer, "arguments"),
                    objects(layer, "given").stream().map(PlanSource::given).toList()));
        }
        builder.params(objects(source, "params").stream()
                .map(param -> new BenchmarkParam(text(param, "name"), texts(param, "values")))
                .toList());
    }

    private static Given given(Map<?, ?> members) {
        return new Given(
                entry(text(members, "entry")),
                entry(text(members, "written_for")),
                text(members, "name"),
                text(members, "joiner"),
                text(members, "written"),
                texts(members, "values"),
                text(members, "origin"),
                false);
    }

    private static CatalogueEntry entry(String name) {
        return name.equals(InputSettings.DATASET_CLASS.name())
                ? InputSettings.DATASET_CLASS
                : Settings.find(name).orElseThrow().entry();
    }

    private static String text(Map<?, ?> members, String name) {
        return (String) Objects.requireNonNull(members.get(name), name);
    }

    private static List<String> texts(Map<?, ?> members, String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : (List<?>) Objects.requireNonNull(members.get(name), name)) {
            texts.add((String) element);
        }
        return texts;
    }

    private static List<Map<?, ?>> objects(Map<?, ?> members, String name) {
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object element : (List<?>) Objects.requireNonNull(members.get(name), name)) {
            objects.add((Map<?, ?>) element);
        }
        return objects;
    }
}
