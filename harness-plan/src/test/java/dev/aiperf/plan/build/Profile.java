package dev.aiperf.plan.build;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aiperf.plan.ProfilePlan;
import dev.aiperf.plan.benchmark.AnnotatedSetting;
import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** What a user gives, for tests to say it as the user would. */
final class Profile {

    static final KnownNames NAMES = new KnownNames(
            Set.of("chat", "completions", "embeddings", "huggingface_generate"),
            Set.of("chat", "completions", "huggingface_generate"),
            Set.of("single_turn", "text"),
            Map.of(
                    "time_to_first_token", new MetricTraits(true, true, false),
                    "inter_token_latency", new MetricTraits(true, true, false),
                    "request_latency", new MetricTraits(true, false, false),
                    "output_sequence_length", new MetricTraits(true, false, true),
                    "good_request_fraction", new MetricTraits(false, false, true),
                    "request_throughput", new MetricTraits(false, false, true)),
            Set.of("simulator"),
            Set.of("simple", "none", "fireworks"),
            Set.of("http", "http2"),
            true);

    private final List<String> arguments;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<Path, String> files = new HashMap<>();
    private final Properties properties = new Properties();
    private Map<String, Object> tree = Map.of();
    private final List<AnnotatedSetting> onClass = new ArrayList<>();
    private final List<AnnotatedSetting> onMethod = new ArrayList<>();
    private boolean interactive;

    private Profile(List<String> arguments) {
        this.arguments = arguments;
    }

    /** Starts with arguments of a command line that names a model. */
    static Profile of(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--model", "M"));
        all.addAll(List.of(arguments));
        return new Profile(all);
    }

    /** Starts with all arguments of a command line. */
    static Profile ofAll(String... arguments) {
        return new Profile(List.of(arguments));
    }

    Profile file(Map<String, Object> content) {
        this.tree = content;
        return this;
    }

    Profile onClass(String setting, String written, String... values) {
        onClass.add(new AnnotatedSetting(setting, written, List.of(values)));
        return this;
    }

    Profile onMethod(String setting, String written, String... values) {
        onMethod.add(new AnnotatedSetting(setting, written, List.of(values)));
        return this;
    }

    Profile property(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    Profile variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Profile fileAt(String path, String content) {
        files.put(Path.of(path), content);
        return this;
    }

    Profile onTerminal() {
        this.interactive = true;
        return this;
    }

    ProfilePlan plan() {
        try {
            return builder().build();
        } catch (PlanException problems) {
            throw new AssertionError("no plan: " + problems.getMessage(), problems);
        }
    }

    List<String> problems() {
        PlanException exception =
                catchThrowableOfType(PlanException.class, () -> builder().build());
        if (exception == null) {
            throw new AssertionError("a plan without problems: " + plan());
        }
        return exception.problems().stream().map(Problem::sentence).toList();
    }

    PlanBuilder builder() {
        // Added from the lowest to the highest, so that it's the layers' rank that decides and not their order.
        return PlanBuilder.create(NAMES, new Machine())
                .layer(Layer.ofAnnotations(Layer.Scope.CLASS, "on Chat", onClass, new Machine()))
                .layer(Layer.ofAnnotations(Layer.Scope.METHOD, "on Chat.bursty", onMethod, new Machine()))
                .layer(Layer.ofFile(Path.of("aiperf.yaml"), tree))
                .layer(Layer.ofSystemProperties(properties))
                .layer(Layer.ofCommandLine(options(), arguments));
    }

    /** Groups arguments by option, as a command line's parser would. */
    private Map<String, List<String>> options() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        boolean open = false;
        for (String argument : arguments) {
            boolean isOption = argument.matches("--?[a-zA-Z].*");
            if (isOption) {
                current = options.computeIfAbsent(argument, name -> new ArrayList<>());
                open = Settings.find(argument)
                        .map(Settings.Found::entry)
                        .filter(CatalogueEntry::isFlag)
                        .isEmpty();
            } else if (open) {
                current.add(argument);
            } else {
                throw new AssertionError("a switch takes no value: " + argument);
            }
        }
        return options;
    }

    private final class Machine implements Environment {
        @Override
        public Optional<String> variable(String name) {
            return Optional.ofNullable(variables.get(name));
        }

        @Override
        public Optional<String> property(String name) {
            return Optional.ofNullable(properties.getProperty(name));
        }

        @Override
        public String readFile(Path file) throws IOException {
            String content = files.get(file);
            if (content == null) {
                throw new FileNotFoundException(file.toString());
            }
            return content;
        }

        @Override
        public boolean isReadable(Path path) {
            return files.containsKey(path);
        }

        @Override
        public boolean isInteractive() {
            return interactive;
        }

        @Override
        public long entropy() {
            return -1;
        }
    }
}
