package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.DerivedSetting;
import dev.aiperf.plan.settings.EndpointSettings;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.settings.Rewriting;
import dev.aiperf.plan.settings.RunSettings;
import dev.aiperf.plan.settings.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of one layer: derived ones are rewritten, and each has one value. */
final class LayerValues {

    /** Settings whose values add up where two names give them. */
    private static final Set<Setting<?>> GATHERED =
            Set.of(EndpointSettings.HEADERS, EndpointSettings.EXTRA_INPUTS, LoadSettings.GOODPUT, RunSettings.SLO);

    private final String origin;
    private final Map<Setting<?>, Given> values = new LinkedHashMap<>();

    private LayerValues(String origin) {
        this.origin = origin;
    }

    static LayerValues of(Layer layer, Findings findings) {
        LayerValues values = new LayerValues(layer.origin());
        Map<Rewriting, Map<String, Given>> derived = new LinkedHashMap<>();
        for (Given given : layer.given()) {
            if (given.entry() instanceof Setting<?> setting) {
                values.add(setting, given, findings);
            } else if (given.entry() instanceof DerivedSetting name) {
                derived.computeIfAbsent(name.rewriting(), rewriting -> new LinkedHashMap<>())
                        .put(name.name(), given);
            }
        }
        derived.forEach((rewriting, given) -> values.rewrite(rewriting, given, findings));
        return values;
    }

    String origin() {
        return origin;
    }

    Map<Setting<?>, Given> all() {
        return values;
    }

    Optional<Given> get(Setting<?> setting) {
        return Optional.ofNullable(values.get(setting));
    }

    boolean has(Setting<?> setting) {
        return values.containsKey(setting);
    }

    private void rewrite(Rewriting rewriting, Map<String, Given> derived, Findings findings) {
        Optional<Given> open = derived.values().stream().filter(Given::isOpen).findFirst();
        if (open.isPresent()) {
            for (Setting<?> target : rewriting.targets()) {
                add(target, open.get().rewrittenTo(target, List.of(), open.get().written()), findings);
            }
            return;
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        derived.forEach((name, given) -> texts.put(name, given.values()));
        try {
            Given first = derived.values().iterator().next();
            String written = derived.values().stream().map(Given::written).collect(Collectors.joining(" "));
            for (Rewriting.Rewritten rewritten : rewriting.rewrite(texts)) {
                rewritten.notes().forEach(findings::note);
                Setting<?> target = rewritten.setting();
                add(target, first.rewrittenTo(target, rewritten.values(), written), findings);
            }
        } catch (Rewriting.InvalidDerivedValue invalid) {
            Given culprit = derived.getOrDefault(
                    invalid.settingName(), derived.values().iterator().next());
            findings.problem(culprit, String.valueOf(invalid.getMessage()));
        }
    }

    private void add(Setting<?> setting, Given given, Findings findings) {
        Given other = values.get(setting);
        if (other == null || given.isOpen()) {
            values.put(setting, given);
        } else if (other.isOpen()) {
            return;
        } else if (GATHERED.contains(setting)) {
            List<String> both = new ArrayList<>(other.values());
            both.addAll(given.values());
            values.put(setting, other.withValues(both));
        } else if (!other.values().equals(given.values())) {
            findings.problem(given, "contradicts " + other.subject() + "; keep one of the two");
        }
    }
}
