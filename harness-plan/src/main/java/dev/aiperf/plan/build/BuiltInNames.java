package dev.aiperf.plan.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The names of what comes with the harness, kept as data where no implementation is seen. A test of the runtime holds the
 * data against the implementations, and writes it anew.
 */
public final class BuiltInNames {

    /** The resource, beside this class. */
    public static final String RESOURCE = "built-in-names.tsv";

    private static final String OF_REQUEST = "request";
    private static final String STREAMING = "streaming";
    private static final String LARGER = "larger";

    private BuiltInNames() {}

    static KnownNames read() {
        try (InputStream in = BuiltInNames.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar of harness-plan lacks " + RESOURCE);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownNames parse(String text) {
        Map<String, Set<String>> names = new HashMap<>();
        Map<String, MetricTraits> metrics = new HashMap<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals("metric")) {
                metrics.put(
                        cells[1],
                        new MetricTraits(
                                cells[2].equals(OF_REQUEST), cells[3].equals(STREAMING), cells[4].equals(LARGER)));
            } else {
                names.computeIfAbsent(cells[0], kind -> new HashSet<>()).add(cells[1]);
            }
        });
        return new KnownNames(
                names.getOrDefault("endpoint", Set.of()),
                names.getOrDefault("streaming-endpoint", Set.of()),
                names.getOrDefault("dataset", Set.of()),
                metrics,
                names.getOrDefault("launcher", Set.of()),
                names.getOrDefault("ui", Set.of()),
                names.getOrDefault("transport", Set.of()),
                false);
    }

    /** Returns the content of the resource for some names. */
    public static String write(KnownNames names) {
        StringBuilder text = new StringBuilder();
        names.endpointTypes().stream().sorted().forEach(name -> text.append("endpoint\t" + name + "\n"));
        names.streamingTypes().stream().sorted().forEach(name -> text.append("streaming-endpoint\t" + name + "\n"));
        names.datasetTypes().stream().sorted().forEach(name -> text.append("dataset\t" + name + "\n"));
        names.launchers().stream().sorted().forEach(name -> text.append("launcher\t" + name + "\n"));
        names.uis().stream().sorted().forEach(name -> text.append("ui\t" + name + "\n"));
        names.transports().stream().sorted().forEach(name -> text.append("transport\t" + name + "\n"));
        new TreeMap<>(names.metrics())
                .forEach((tag, traits) -> text.append(String.join(
                                "\t",
                                "metric",
                                tag,
                                traits.isOfRequest() ? OF_REQUEST : "result",
                                traits.needsStreaming() ? STREAMING : "any",
                                traits.largerIsBetter() ? LARGER : "smaller"))
                        .append('\n'));
        return text.toString();
    }
}
