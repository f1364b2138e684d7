package dev.aiperf.plan.build;

import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.Setting;
import dev.aiperf.plan.settings.SettingGroup;
import dev.aiperf.plan.settings.SettingType;
import dev.aiperf.plan.settings.Settings;
import dev.aiperf.plan.text.NearestNames;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tree of a configuration file into a layer.
 *
 * <p>Settings stand at the top, or below the key of their group, where the group's name need not be said again:
 * {@code endpoint: {type: chat}} is {@code endpoint-type: chat}.
 */
final class ConfigurationTree {

    /** AIPerf's own files put everything under this key. */
    private static final String WRAPPER = "benchmark";

    private static final SettingType<String> ANY_TEXT = SettingType.text("TEXT", "one value");

    private final Layer layer;

    ConfigurationTree(Layer layer) {
        this.layer = layer;
    }

    void read(Map<?, ?> tree) {
        tree.forEach((key, value) -> {
            if (isKey(WRAPPER, String.valueOf(key)) && value instanceof Map<?, ?> wrapped) {
                wrapped.forEach((name, inner) -> read(String.valueOf(name), inner, Optional.empty()));
            } else {
                read(String.valueOf(key), value, Optional.empty());
            }
        });
    }

    private void read(String key, @Nullable Object value, Optional<SettingGroup> group) {
        Optional<Settings.Found> found =
                group.flatMap(itsGroup -> inGroup(itsGroup, key)).or(() -> Settings.find(key));
        Optional<SettingGroup> named = group.isEmpty() ? groupNamed(key) : Optional.empty();
        boolean isSetting = found.isPresent()
                && (!(value instanceof Map<?, ?> keys) || takesKeys(found.get().entry(), keys, named));
        if (!isSetting && named.isPresent() && value instanceof Map<?, ?> members) {
            members.forEach((name, inner) -> read(String.valueOf(name), inner, named));
        } else if (found.isPresent()) {
            add(found.get(), key, value);
        } else {
            layer.unknown(key);
        }
    }

    private void add(Settings.Found found, String key, @Nullable Object value) {
        if (value == null) {
            layer.unreadable(found.entry(), key, "has no value; write one, or remove the key");
            return;
        }
        SettingType<?> type = found.entry() instanceof Setting<?> setting ? setting.type() : ANY_TEXT;
        try {
            layer.add(found, key, type.fromTree(value));
        } catch (IllegalArgumentException unreadable) {
            layer.unreadable(found.entry(), key, String.valueOf(unreadable.getMessage()));
        }
    }

    /** Returns what a key means inside a group: the group's own setting of the longer name, before any other. */
    private static Optional<Settings.Found> inGroup(SettingGroup group, String key) {
        return Stream.of(group.key() + "-" + key, key)
                .flatMap(name -> Settings.find(name).stream())
                .filter(found ->
                        Settings.groupOf(found.entry()).filter(group::equals).isPresent())
                .findFirst();
    }

    private static Optional<SettingGroup> groupNamed(String key) {
        return Arrays.stream(SettingGroup.values())
                .filter(group -> isKey(group.key(), key))
                .findFirst();
    }

    private static boolean isKey(String name, String key) {
        return NearestNames.plain(name).equals(NearestNames.plain(key));
    }

    /** Some settings take keys, and one of them has the name of a group; what the keys are tells which is meant. */
    private static boolean takesKeys(CatalogueEntry entry, Map<?, ?> keys, Optional<SettingGroup> group) {
        return entry instanceof Setting<?> setting
                && setting.type().takesKeys()
                && keys.keySet().stream()
                        .noneMatch(key -> group.flatMap(itsGroup -> inGroup(itsGroup, String.valueOf(key)))
                                .isPresent());
    }
}
