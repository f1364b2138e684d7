package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.NearestNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue: every name that a user may write, and what it stands for.
 *
 * <p>Case, hyphens and underscores don't matter, so that {@code request-count}, {@code request_count} and
 * {@code requestCount} are one name. Names of one letter are the exception: {@code -h} isn't {@code -H}.
 */
public final class Settings {

    private static final Settings CATALOGUE = new Settings();

    private final List<CatalogueEntry> entries;
    private final List<UnsupportedSetting> unsupported;
    private final Map<String, Found> byName = new HashMap<>();

    private Settings() {
        entries = Stream.of(
                        EndpointSettings.all(),
                        NetworkSettings.all(),
                        InputSettings.all(),
                        LoadSettings.all(),
                        ReplaySettings.all(),
                        SessionSettings.all(),
                        RunSettings.all(),
                        OutputSettings.all())
                .flatMap(List::stream)
                .toList();
        unsupported = KnownUnsupported.read();
        for (CatalogueEntry entry : entries) {
            add(entry);
        }
        for (UnsupportedSetting entry : unsupported) {
            add(entry);
        }
    }

    /** Returns the settings and derived settings, in no order of meaning; {@link #in} has them as help shows them. */
    public static List<CatalogueEntry> all() {
        return CATALOGUE.entries;
    }

    /** Returns the settings proper. */
    public static List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>();
        for (CatalogueEntry entry : CATALOGUE.entries) {
            if (entry instanceof Setting<?> setting) {
                settings.add(setting);
            }
        }
        return settings;
    }

    /** Returns the settings and derived settings of a group, in the order in which help shows them. */
    public static List<CatalogueEntry> in(SettingGroup group) {
        return CATALOGUE.entries.stream()
                .filter(entry -> groupOf(entry).filter(group::equals).isPresent())
                .toList();
    }

    /** Returns what is known and not built in, sorted by name. */
    public static List<UnsupportedSetting> unsupported() {
        return CATALOGUE.unsupported;
    }

    /**
     * Returns what a name stands for.
     *
     * @param name any name of an entry, with or without dashes before it, or {@code no-} and the name of a switch
     */
    public static Optional<Found> find(String name) {
        return Optional.ofNullable(CATALOGUE.byName.get(plain(name)));
    }

    /** Returns the long names of all settings and derived settings, for the nearest of them to be suggested. */
    public static List<String> names() {
        return CATALOGUE.entries.stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.name()), entry.aliases().stream()))
                .toList();
    }

    /** Returns the group of an entry; what isn't built in has none. */
    public static Optional<SettingGroup> groupOf(CatalogueEntry entry) {
        if (entry instanceof Setting<?> setting) {
            return Optional.of(setting.group());
        }
        return entry instanceof DerivedSetting derived ? Optional.of(derived.group()) : Optional.empty();
    }

    private void add(CatalogueEntry entry) {
        entry.optionNames().forEach(name -> add(name, new Found(entry, false)));
        entry.negatedOptionNames().forEach(name -> add(name, new Found(entry, true)));
    }

    private void add(String name, Found found) {
        Found other = byName.putIfAbsent(plain(name), found);
        if (other != null) {
            throw new IllegalStateException(name + " is a name of "
                    + other.entry().name() + " and of " + found.entry().name());
        }
    }

    private static String plain(String name) {
        String bare = name.replaceFirst("^-+", "");
        return bare.length() == 1 ? bare : NearestNames.plain(bare);
    }

    /**
     * What a name stands for.
     *
     * @param entry the entry of the catalogue
     * @param negated whether the name turns a switch off
     */
    public record Found(CatalogueEntry entry, boolean negated) {}
}
