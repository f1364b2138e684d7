package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Optional;

/**
 * A name that does more than rename: its value is rewritten to a setting.
 *
 * @param name the name, without dashes
 * @param group where help shows it
 * @param label the value's place in a line of help
 * @param accepted what is accepted, in words that follow "must be"
 * @param defaultText the default in words; empty text means that there is none
 * @param help what it does, in one line
 * @param rewriting how it becomes a setting; names that share one are rewritten together
 */
public record DerivedSetting(
        String name,
        SettingGroup group,
        String label,
        String accepted,
        String defaultText,
        String help,
        Rewriting rewriting)
        implements CatalogueEntry {

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public Optional<String> shortName() {
        return Optional.empty();
    }

    @Override
    public boolean isFlag() {
        return false;
    }

    @Override
    public boolean takesSeveral() {
        return false;
    }
}
