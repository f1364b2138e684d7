package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.InputSettings;
import dev.aiperf.plan.settings.InvalidPart;
import dev.aiperf.plan.settings.Setting;
import dev.aiperf.plan.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All layers laid over each other: each setting's one value, read by its type when it is asked for. For one thread. */
final class Values {

    private final Map<Setting<?>, Given> given = new HashMap<>();
    private final Map<Setting<?>, Optional<?>> read = new HashMap<>();
    private final Findings findings;

    private Values(Findings findings) {
        this.findings = findings;
    }

    static Values over(List<Layer> layers, Findings findings) {
        List<LayerValues> highestFirst = new ArrayList<>();
        layers.stream().sorted(Comparator.comparing(Layer::rank)).forEach(layer -> {
            layer.reportTo(findings);
            highestFirst.add(LayerValues.of(layer, findings));
        });
        highestFirst.forEach(layer -> requireOneDataset(layer, findings));

        Set<Given> replaced = new HashSet<>(WholeChoice.TRAFFIC.replaced(highestFirst, findings));
        replaced.addAll(WholeChoice.DATASET.replaced(highestFirst, findings));

        Values values = new Values(findings);
        for (LayerValues layer : highestFirst) {
            layer.all().forEach((setting, value) -> {
                if (!replaced.contains(value)) {
                    values.given.putIfAbsent(setting, value);
                }
            });
        }
        return values;
    }

    /** Returns the value of a setting; empty if nobody gave it, or if it can't be read, which then is a problem found. */
    <T> Optional<T> get(Setting<T> setting) {
        @SuppressWarnings("unchecked") // the type of a setting is that of the value read for it, see below
        Optional<T> known = (Optional<T>) read.get(setting);
        if (known != null) {
            return known;
        }
        Optional<T> value = given(setting).filter(text -> !text.isOpen()).flatMap(text -> parse(setting, text));
        read.put(setting, value);
        return value;
    }

    /** Adds a value that follows from others, where nobody gave one. */
    void give(Given value) {
        if (value.entry() instanceof Setting<?> setting && given.putIfAbsent(setting, value) == null) {
            read.remove(setting);
        }
    }

    /** Returns whether a switch is on; off if nobody gave it. */
    boolean isOn(Setting<Boolean> flag) {
        return get(flag).orElse(false);
    }

    /** Returns what was given for a setting, whether or not it can be read. */
    Optional<Given> given(Setting<?> setting) {
        return Optional.ofNullable(given.get(setting));
    }

    boolean has(Setting<?> setting) {
        return given.containsKey(setting);
    }

    List<EffectiveSetting> inEffect() {
        List<EffectiveSetting> settings = new ArrayList<>();
        for (Setting<?> setting : Settings.settings()) {
            settings.add(given(setting)
                    .map(value -> new EffectiveSetting(setting, value.shown(), value.origin(), false))
                    .orElseGet(
                            () -> new EffectiveSetting(setting, List.of(setting.defaultText()), "by default", true)));
        }
        return settings;
    }

    private <T> Optional<T> parse(Setting<T> setting, Given text) {
        try {
            return Optional.of(setting.type().parse(text.values()));
        } catch (InvalidPart invalid) {
            findings.problem(text, Optional.of(invalid.part()), String.valueOf(invalid.getMessage()));
            return Optional.empty();
        } catch (IllegalArgumentException invalid) {
            findings.problem(text, String.valueOf(invalid.getMessage()));
            return Optional.empty();
        }
    }

    private static void requireOneDataset(LayerValues layer, Findings findings) {
        Optional<Given> file = layer.get(InputSettings.FILE);
        Optional<Given> madePrompts = WholeChoice.madePrompts(layer);
        if (file.isPresent() && madePrompts.isPresent()) {
            findings.problem(
                    madePrompts.get(),
                    "is for made prompts, and " + file.get().name() + " brings its own; keep one of the two");
        }
    }
}
