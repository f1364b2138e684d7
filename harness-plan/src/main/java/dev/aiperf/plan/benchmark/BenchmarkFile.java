package dev.aiperf.plan.benchmark;

import dev.aiperf.plan.text.PlainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resource that carries a class of benchmarks: one a class, so that an incremental build that recompiles or deletes a
 * class touches nothing else, and so that benchmarks are listed and planned without their code being loaded.
 */
public final class BenchmarkFile {

    /** The folder of the resources on a class path. */
    public static final String FOLDER = "META-INF/aiperf/benchmarks/";

    private static final long FORMAT = 1;

    private BenchmarkFile() {}

    /** Returns the path of a class's resource on the class path. */
    public static String pathOf(String className) {
        return FOLDER + className + ".json";
    }

    /** Returns the content of a class's resource. */
    public static String write(BenchmarkClass benchmark) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("class", benchmark.className());
        tree.put("runner", benchmark.runnerClass());
        tree.put("harness_version", benchmark.harnessVersion());
        tree.put("settings", settings(benchmark.settings()));
        tree.put(
                "params",
                benchmark.params().stream()
                        .map(param -> object("name", param.name(), "values", param.values()))
                        .toList());
        tree.put(
                "methods",
                benchmark.methods().stream()
                        .map(method -> object(
                                "name",
                                method.name(),
                                "shapes_requests",
                                method.shapesRequests(),
                                "settings",
                                settings(method.settings())))
                        .toList());
        return PlainJson.write(tree) + "\n";
    }

    /**
     * Returns what the content of a resource says.
     *
     * @throws IllegalArgumentException if it is none, or one of another version of the harness; the message says so
     */
    public static BenchmarkClass read(String content) {
        Node root = new Node(PlainJson.read(content));
        if (!Long.valueOf(FORMAT).equals(root.number("format"))) {
            throw new IllegalArgumentException(
                    "it was written by another version of the harness; compile the benchmarks anew");
        }
        return new BenchmarkClass(
                root.text("class"),
                root.text("runner"),
                root.text("harness_version"),
                readSettings(root),
                root.list("params").stream()
                        .map(param -> new BenchmarkParam(param.text("name"), param.texts("values")))
                        .toList(),
                root.list("methods").stream()
                        .map(method -> new BenchmarkMethod(
                                method.text("name"), method.flag("shapes_requests"), readSettings(method)))
                        .toList());
    }

    private static List<Object> settings(List<AnnotatedSetting> settings) {
        List<Object> written = new ArrayList<>();
        for (AnnotatedSetting setting : settings) {
            written.add(object("setting", setting.setting(), "written", setting.written(), "values", setting.values()));
        }
        return written;
    }

    private static List<AnnotatedSetting> readSettings(Node node) {
        return node.list("settings").stream()
                .map(setting ->
                        new AnnotatedSetting(setting.text("setting"), setting.text("written"), setting.texts("values")))
                .toList();
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /** A value of the tree, read by those who know what should be there. */
    private record Node(@Nullable Object value) {

        String text(String name) {
            return expect(member(name), String.class, name);
        }

        boolean flag(String name) {
            return expect(member(name), Boolean.class, name);
        }

        long number(String name) {
            return expect(member(name), Number.class, name).longValue();
        }

        List<Node> list(String name) {
            List<Node> nodes = new ArrayList<>();
            for (Object element : expect(member(name), List.class, name)) {
                nodes.add(new Node(element));
            }
            return nodes;
        }

        List<String> texts(String name) {
            return list(name).stream()
                    .map(node -> expect(node.value, String.class, name))
                    .toList();
        }

        private @Nullable Object member(String name) {
            return expect(value, Map.class, name).get(name);
        }

        private static <T> T expect(@Nullable Object value, Class<T> type, String name) {
            if (!type.isInstance(value)) {
                throw new IllegalArgumentException("it is damaged at " + name + "; compile the benchmarks anew");
            }
            return type.cast(value);
        }
    }
}
