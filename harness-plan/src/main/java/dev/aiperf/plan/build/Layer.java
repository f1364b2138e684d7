package dev.aiperf.plan.build;

import dev.aiperf.plan.benchmark.AnnotatedSetting;
import dev.aiperf.plan.benchmark.Placeholders;
import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.Setting;
import dev.aiperf.plan.settings.SettingType;
import dev.aiperf.plan.settings.Settings;
import dev.aiperf.plan.settings.UnsupportedSetting;
import dev.aiperf.plan.text.NearestNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * What was given in one place. Layers lie over each other: what a higher one gives wins over a lower one.
 *
 * <p>Names may be any of the catalogue's. Those that aren't there at all are kept as problems, to be reported with
 * everything else.
 */
public final class Layer {

    private static final String PROPERTY_PREFIX = "aiperf.";
    private static final SettingType<Boolean> SWITCH = SettingType.flag();

    /** The places, from the one that wins over all others to the one that wins over none. */
    enum Rank {
        COMMAND_LINE,
        SYSTEM_PROPERTIES,
        BUILD,
        FILE,
        METHOD,
        CLASS,
        DEFAULTS
    }

    /** Where annotations stand. */
    public enum Scope {
        METHOD(Rank.METHOD),
        CLASS(Rank.CLASS);

        private final Rank rank;

        Scope(Rank rank) {
            this.rank = rank;
        }
    }

    private final Rank rank;
    private final String origin;
    private final String namePrefix;
    private final String joiner;
    private final List<Given> given = new ArrayList<>();
    private final Findings findings = new Findings();
    private final List<String> arguments;

    private Layer(Rank rank, String origin, String namePrefix, String joiner, List<String> arguments) {
        this.rank = rank;
        this.origin = origin;
        this.namePrefix = namePrefix;
        this.joiner = joiner;
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Returns what stands on a command line.
     *
     * @param values the values of each option by its name, with or without dashes; a switch has none, or {@code true}
     *     or {@code false}
     * @param arguments the command as it was given, argument by argument; for the result's record of how it came about
     */
    public static Layer ofCommandLine(Map<String, List<String>> values, List<String> arguments) {
        Layer layer = new Layer(Rank.COMMAND_LINE, "on the command line", "--", " ", arguments);
        values.forEach((name, texts) -> layer.add(name.replaceFirst("^-+", ""), texts));
        return layer;
    }

    /**
     * Returns what the system properties {@code aiperf.<name>} say. Properties with a further dot in their names, such as
     * {@code aiperf.docs.update}, are no settings.
     */
    public static Layer ofSystemProperties(Properties properties) {
        Layer layer = new Layer(Rank.SYSTEM_PROPERTIES, "as system property", "-D" + PROPERTY_PREFIX, "=", List.of());
        for (String property : new TreeSet<>(properties.stringPropertyNames())) {
            String name = property.startsWith(PROPERTY_PREFIX) ? property.substring(PROPERTY_PREFIX.length()) : "";
            if (!name.isEmpty() && !name.contains(".")) {
                layer.add(name, List.of(properties.getProperty(property)));
            }
        }
        return layer;
    }

    /**
     * Returns what a configuration file says.
     *
     * @param file the file, for messages
     * @param tree its content: scalars, lists, and maps by name; a setting stands at the top, under the key of its group,
     *     or in a group {@code benchmark}
     */
    public static Layer ofFile(Path file, Map<String, ?> tree) {
        Layer layer = new Layer(Rank.FILE, "in " + file, "", ": ", List.of());
        new ConfigurationTree(layer).read(tree);
        return layer;
    }

    /**
     * Returns what a program says, as if it stood on a command line.
     *
     * @param values the value of each setting by its name
     */
    public static Layer ofProgram(Map<String, String> values) {
        Layer layer = new Layer(Rank.COMMAND_LINE, "set by the program", "", " ", List.of());
        values.forEach((name, text) -> layer.add(name, List.of(text)));
        return layer;
    }

    /**
     * Returns what a build says, such as the settings of a Maven plugin.
     *
     * @param origin where that stands, in words, such as {@code in the POM}
     * @param values the values of each setting by its name
     */
    public static Layer ofBuild(String origin, Map<String, List<String>> values) {
        Layer layer = new Layer(Rank.BUILD, origin, "", ": ", List.of());
        values.forEach(layer::add);
        return layer;
    }

    /**
     * Returns what holds where nobody says anything.
     *
     * @param origin who decides, in words
     * @param values the value of each setting by its name
     */
    public static Layer ofDefaults(String origin, Map<String, String> values) {
        Layer layer = new Layer(Rank.DEFAULTS, origin, "", " ", List.of());
        values.forEach((name, text) -> layer.add(name, List.of(text)));
        return layer;
    }

    /**
     * Returns what annotations say. Placeholders are filled in from system properties, then from the environment; where the
     * environment isn't the one of the run, what stays open is taken as given and not looked at.
     *
     * @param origin where they stand, in words, such as {@code on ChatLatency.bursty}
     */
    public static Layer ofAnnotations(
            Scope scope, String origin, List<AnnotatedSetting> settings, Environment environment) {
        Layer layer = new Layer(scope.rank, origin, "", " ", List.of());
        settings.forEach(setting -> layer.add(setting, environment));
        return layer;
    }

    /** Returns a layer as it was in another process. */
    static Layer restored(Rank rank, String origin, List<String> arguments, List<Given> given) {
        Layer layer = new Layer(rank, origin, "", " ", arguments);
        layer.given.addAll(given);
        return layer;
    }

    private void add(AnnotatedSetting annotated, Environment environment) {
        Optional<Settings.Found> found = annotated.setting().equals(InputSettings.DATASET_CLASS.name())
                ? Optional.of(new Settings.Found(InputSettings.DATASET_CLASS, false))
                : Settings.find(annotated.setting());
        if (found.isEmpty()) {
            unknown(annotated.setting());
            return;
        }
        CatalogueEntry entry = found.get().entry();
        if (annotated.values().stream()
                .anyMatch(text -> !Secrets.in(entry, Placeholders.literal(text)).isEmpty())) {
            // It would be in the source, the class file and the benchmark's resource.
            findings.problem(
                    Given.annotated(entry, annotated.written(), annotated.values(), origin),
                    "holds a credential; write apiKey = \"env:NAME\" or \"file:PATH\", or leave it open: ${NAME}");
            return;
        }
        try {
            List<String> values = annotated.values().stream()
                    .map(text -> Placeholders.fill(
                            text, name -> environment.property(name).or(() -> variable(name, environment))))
                    .toList();
            addUsable(found.get(), Given.annotated(entry, annotated.written(), values, origin));
        } catch (IllegalArgumentException open) {
            if (environment.isWhereItRuns()) {
                problem(entry.name(), annotated.written(), String.valueOf(open.getMessage()));
            } else {
                addUsable(found.get(), Given.open(entry, annotated.written(), origin));
            }
        }
    }

    private static Optional<String> variable(String name, Environment environment) {
        return environment.isWhereItRuns() ? environment.variable(name) : Optional.empty();
    }

    Rank rank() {
        return rank;
    }

    String origin() {
        return origin;
    }

    List<Given> given() {
        return given;
    }

    List<String> arguments() {
        return arguments;
    }

    /** Hands over what was found when the layer was read. */
    void reportTo(Findings all) {
        findings.problems().forEach(all::problem);
        findings.notes().forEach(all::note);
    }

    /** Adds a value under a name that may be anything. */
    void add(String name, List<String> values) {
        Optional<Settings.Found> found = Settings.find(name);
        if (found.isPresent()) {
            add(found.get(), name, values);
        } else {
            unknown(name);
        }
    }

    /** Adds a value under a name of the catalogue. */
    void add(Settings.Found found, String name, List<String> values) {
        String dashes = namePrefix.equals("--") && isShort(found.entry(), name) ? "-" : namePrefix;
        addUsable(found, Given.of(found.entry(), dashes + name, joiner, values, origin));
    }

    private void addUsable(Settings.Found found, Given value) {
        if (found.entry() instanceof UnsupportedSetting unsupported) {
            if (unsupported.isIgnored()) {
                findings.note(value.name() + " has no effect: " + unsupported.reason() + ".");
            } else {
                problem(unsupported.name(), value.name(), "can't be used: " + unsupported.reason() + "; remove it");
            }
        } else if (found.entry() instanceof Setting<?> setting
                && setting.isOnlyOnCommandLine()
                && rank != Rank.COMMAND_LINE) {
            findings.problem(value, "belongs on the command line; remove it here");
        } else {
            if (rank == Rank.FILE && !value.secrets().isEmpty()) {
                findings.note(value.name() + " (" + origin
                        + ") holds a credential, which everyone has who gets the file"
                        + (found.entry() == EndpointSettings.API_KEY ? "; env:NAME or file:PATH holds none." : "."));
            }
            given.add(found.negated() && !value.isOpen() ? negated(value) : value);
        }
    }

    void unknown(String name) {
        String nearest = NearestNames.question(name, Settings.names(), namePrefix);
        problem(name, namePrefix + name, "is not a setting" + nearest);
    }

    /** Adds a problem with something that couldn't be read as a value. */
    void unreadable(CatalogueEntry entry, String name, String message) {
        problem(entry.name(), namePrefix + name, message);
    }

    private void problem(String setting, String writtenAs, String message) {
        findings.problem(new Problem(setting, writtenAs, Optional.of(origin), Optional.empty(), message));
    }

    private static boolean isShort(CatalogueEntry entry, String name) {
        return entry.shortName().filter(name::equals).isPresent();
    }

    private Given negated(Given value) {
        try {
            boolean off = SWITCH.parse(value.values());
            return value.rewrittenTo(value.entry(), List.of(Boolean.toString(!off)), value.written());
        } catch (IllegalArgumentException neither) {
            return value;
        }
    }
}
