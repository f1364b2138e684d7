package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Optional;

/**
 * One setting: its names, its type, and what there is to say about it. The command line's options, the keys of a
 * configuration file, the system properties and {@code docs/settings.md} are all made from these constants.
 *
 * @param <T> the value as the program uses it
 */
public final class Setting<T> implements CatalogueEntry {

    private final String name;
    private final List<String> aliases;
    private final Optional<String> shortName;
    private final SettingGroup group;
    private final SettingType<T> type;
    private final String defaultText;
    private final String help;
    private final boolean secret;
    private final boolean onlyOnCommandLine;

    private Setting(Builder<T> builder) {
        this.name = builder.name;
        this.aliases = builder.aliases;
        this.shortName = builder.shortName;
        this.group = builder.group;
        this.type = builder.type;
        this.defaultText = builder.defaultText;
        this.help = builder.help;
        this.secret = builder.secret;
        this.onlyOnCommandLine = builder.onlyOnCommandLine;
    }

    static <T> Builder<T> named(String name, SettingType<T> type) {
        return new Builder<>(name, type);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public Optional<String> shortName() {
        return shortName;
    }

    @Override
    public boolean isFlag() {
        return type instanceof FlagType;
    }

    @Override
    public boolean takesSeveral() {
        return type.takesSeveral();
    }

    @Override
    public List<String> negatedOptionNames() {
        return isFlag() && !onlyOnCommandLine ? List.of("--no-" + name) : List.of();
    }

    public SettingGroup group() {
        return group;
    }

    public SettingType<T> type() {
        return type;
    }

    @Override
    public String label() {
        return type.label();
    }

    @Override
    public String accepted() {
        return type.accepted();
    }

    @Override
    public String defaultText() {
        return defaultText;
    }

    @Override
    public String help() {
        return help;
    }

    /** Returns whether the value must never be shown. */
    public boolean isSecret() {
        return secret;
    }

    /** Returns whether the setting makes sense on a command line only, as the name of the configuration file does. */
    public boolean isOnlyOnCommandLine() {
        return onlyOnCommandLine;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Gathers what a setting consists of. */
    static final class Builder<T> {
        private final String name;
        private final SettingType<T> type;
        private List<String> aliases = List.of();
        private Optional<String> shortName = Optional.empty();
        private SettingGroup group = SettingGroup.CLIENT;
        private String defaultText = "";
        private String help = "";
        private boolean secret;
        private boolean onlyOnCommandLine;

        private Builder(String name, SettingType<T> type) {
            this.name = name;
            this.type = type;
        }

        Builder<T> aliases(String... names) {
            this.aliases = List.of(names);
            return this;
        }

        Builder<T> shortName(String letters) {
            this.shortName = Optional.of(letters);
            return this;
        }

        Builder<T> defaultText(String text) {
            this.defaultText = text;
            return this;
        }

        Builder<T> secret() {
            this.secret = true;
            return this;
        }

        Builder<T> onlyOnCommandLine() {
            this.onlyOnCommandLine = true;
            return this;
        }

        Setting<T> in(SettingGroup itsGroup, String itsHelp) {
            this.group = itsGroup;
            this.help = itsHelp;
            return new Setting<>(this);
        }
    }
}
