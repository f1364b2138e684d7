package dev.aiperf.report;

import dev.aiperf.plan.Gate.Direction;
import dev.aiperf.run.GateResult;
import dev.aiperf.run.GateResult.Basis;
import dev.aiperf.run.GateResult.Outcome;
import dev.aiperf.run.Verdict;
import dev.aiperf.stats.Interval;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a result's gates say, as a file of the result: {@code verdict.json}. Whoever judges a result later reads it instead
 * of judging anew.
 */
public final class VerdictFile {

    private static final String SCHEMA_VERSION = "1.0";

    private VerdictFile() {}

    /**
     * Writes a verdict.
     *
     * @param folder the folder of the whole result
     * @param version the version of this program
     */
    public static Exporters.Written write(Path folder, Verdict verdict, String version) {
        WrittenFiles files = new WrittenFiles();
        files.write(folder.resolve(ResultFileNames.VERDICT), out -> write(verdict, version, out));
        return files.all();
    }

    private static void write(Verdict verdict, String version, OutputStream out) {
        try (JsonGenerator json = JsonText.indented(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema_version", SCHEMA_VERSION);
            json.writeStringProperty("harness_version", version);
            json.writeStringProperty("outcome", word(verdict.outcome()));
            json.writeNumberProperty("exit_code", verdict.exitCode());
            json.writeArrayPropertyStart("gates");
            verdict.gates().forEach(gate -> write(json, gate));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, GateResult gate) {
        json.writeStartObject();
        json.writeStringProperty("rule", gate.rule());
        json.writeStringProperty("cell", gate.cell());
        json.writeStringProperty("metric", gate.metric());
        json.writeStringProperty("statistic", gate.statistic());
        json.writeStringProperty("unit", gate.unit());
        json.writeStringProperty("direction", word(gate.direction()));
        json.writeNumberProperty("limit", gate.limit());
        gate.value().ifPresent(value -> JsonText.number(json, "value", value));
        if (gate.interval().isPresent()) {
            json.writeObjectPropertyStart("interval");
            json.writeNumberProperty("level", gate.interval().get().level());
            json.writeNumberProperty("low", gate.interval().get().low());
            json.writeNumberProperty("high", gate.interval().get().high());
            json.writeEndObject();
        }
        json.writeNumberProperty("runs", gate.runs());
        json.writeStringProperty("outcome", word(gate.outcome()));
        json.writeStringProperty("basis", word(gate.basis()));
        json.writeBooleanProperty("by_point_value", gate.isByPointValue());
        json.writeStringProperty("sentence", gate.sentence());
        json.writeStringProperty("finding", gate.finding());
        json.writeEndObject();
    }

    /**
     * Reads the verdict of a result.
     *
     * @param folder the folder of the whole result
     * @throws ReportException when there is none, or it can't be read or understood
     */
    public static Verdict read(Path folder) throws ReportException {
        Path file = folder.resolve(ResultFileNames.VERDICT);
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            List<GateResult> gates = new ArrayList<>();
            for (JsonNode gate : member(json, "gates")) {
                gates.add(gate(gate));
            }
            return new Verdict(
                    choice(Outcome.class, json, "outcome"),
                    member(json, "exit_code").intValue(),
                    gates);
        } catch (NoSuchFileException e) {
            throw new ReportException(
                    "There is no verdict in " + folder + ": it is no result, or one whose plan has no gates.", e);
        } catch (IOException e) {
            throw new ReportException("Can't read " + file + ": " + IoReason.of(e) + ".", e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ReportException(
                    "The verdict in " + file + " is damaged, or of another version of this program: "
                            + Text.oneLine(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }

    private static GateResult gate(JsonNode json) {
        JsonNode interval = json.path("interval");
        return new GateResult(
                member(json, "rule").stringValue(),
                member(json, "cell").stringValue(),
                member(json, "metric").stringValue(),
                member(json, "statistic").stringValue(),
                member(json, "unit").stringValue(),
                member(json, "limit").doubleValue(),
                choice(Direction.class, json, "direction"),
                json.has("value") ? OptionalDouble.of(json.get("value").doubleValue()) : OptionalDouble.empty(),
                interval.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Interval(
                                member(interval, "level").doubleValue(),
                                member(interval, "low").doubleValue(),
                                member(interval, "high").doubleValue())),
                member(json, "runs").intValue(),
                choice(Outcome.class, json, "outcome"),
                choice(Basis.class, json, "basis"),
                member(json, "finding").stringValue());
    }

    private static JsonNode member(JsonNode json, String name) {
        JsonNode member = json.path(name);
        if (member.isMissingNode()) {
            throw new IllegalArgumentException("it has no member " + name);
        }
        return member;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode json, String name) {
        String word = member(json, name).stringValue();
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its " + name + " is \"" + word + "\"", e);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
