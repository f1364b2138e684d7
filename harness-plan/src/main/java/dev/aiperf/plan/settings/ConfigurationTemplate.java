package dev.aiperf.plan.settings;

/** Writes a configuration file with every setting in it, as comments: its meaning, what is accepted, its default. */
public final class ConfigurationTemplate {

    private ConfigurationTemplate() {}

    /** Returns the template, as YAML. */
    public static String render() {
        StringBuilder template = new StringBuilder("""
                # A profile for aiperf profile --config FILE.
                # Every setting is here, as a comment; take the # away from those that you give a value.
                """);
        for (SettingGroup group : SettingGroup.values()) {
            template.append("\n# ---- ").append(group.title()).append(" ----\n");
            for (CatalogueEntry entry : Settings.in(group)) {
                boolean onlyOnCommandLine = entry instanceof Setting<?> setting && setting.isOnlyOnCommandLine();
                if (!onlyOnCommandLine && !(entry instanceof UnsupportedSetting)) {
                    add(template, entry);
                }
            }
        }
        return template.toString();
    }

    private static void add(StringBuilder template, CatalogueEntry setting) {
        template.append("\n# ").append(setting.help()).append('\n');
        template.append("# Accepted: ").append(setting.accepted()).append(".\n");
        if (!setting.defaultText().isEmpty()) {
            template.append("# Default: ").append(setting.defaultText()).append(".\n");
        }
        template.append("#").append(setting.name()).append(":\n");
    }
}
