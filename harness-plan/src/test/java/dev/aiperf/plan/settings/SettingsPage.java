package dev.aiperf.plan.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code docs/settings.md} from the catalogue, so that the page can't say anything else than the program does. */
final class SettingsPage {

    private static final String INTRODUCTION = """
            # Settings

            This page is made from the catalogue of settings; a test fails when it is stale.

            A setting may be given on the command line (`--concurrency 5`), as a system property
            (`-Daiperf.concurrency=5`), or in a configuration file (`concurrency: 5`), under any of its names; in file and
            property the first name is shown, and case, hyphens and underscores don't matter (`request-count`,
            `request_count` and `requestCount` are one name). The command line wins over system properties, these win over
            the file given by `--config`, and that wins over the defaults. In a file, settings stand at the top or below
            the key of their group, where the group's name need not be said again: `endpoint: {type: chat}` is
            `endpoint-type: chat`.

            Traffic and data set are each one choice: a layer that names another kind replaces the one below whole. So
            `--concurrency 5` over a file with `request-rate: 10` is a closed loop, while `--max-concurrency 5` keeps the
            rate and sets its ceiling.

            A switch is turned off by `--no-` and its name, or by `false` in a file or property. Durations take the units
            `ns us ms s m h d` (`500ms`, `1h30m`); a bare number has the unit that its row names.

            """;

    private SettingsPage() {}

    /** Returns the page. */
    static String render() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (SettingGroup group : SettingGroup.values()) {
            page.append("## ").append(group.title()).append("\n\nKey in a configuration file: `");
            page.append(group.key()).append("`.\n\n");
            row(page, "option", "value", "default", "meaning", "key", "system property");
            row(page, "---", "---", "---", "---", "---", "---");
            Settings.in(group).forEach(entry -> add(page, entry));
            page.append('\n');
        }
        addUnsupported(page);
        return page.toString();
    }

    private static void add(StringBuilder page, CatalogueEntry entry) {
        boolean everywhere = !(entry instanceof Setting<?> setting) || !setting.isOnlyOnCommandLine();
        row(
                page,
                entry.optionNames().stream().map(name -> '`' + name + '`').collect(Collectors.joining(", ")),
                entry.accepted(),
                entry.defaultText(),
                entry.help(),
                everywhere ? '`' + entry.name() + '`' : "",
                everywhere ? "`aiperf." + entry.name() + '`' : "");
    }

    private static void addUnsupported(StringBuilder page) {
        page.append("""
                ## Known, not built in

                These names are recognised, AIPerf's among them. Those of the first table are refused with the reason; those
                of the second do nothing here that a run would miss, and get a note.

                """);
        addUnsupported(page, false);
        page.append('\n');
        addUnsupported(page, true);
    }

    private static void addUnsupported(StringBuilder page, boolean ignored) {
        Map<String, List<String>> namesByReason = Settings.unsupported().stream()
                .filter(setting -> setting.isIgnored() == ignored)
                .collect(Collectors.groupingBy(
                        UnsupportedSetting::reason,
                        TreeMap::new,
                        Collectors.flatMapping(setting -> setting.optionNames().stream(), Collectors.toList())));
        row(page, "reason", "options");
        row(page, "---", "---");
        namesByReason.forEach((reason, names) ->
                row(page, reason, names.stream().map(name -> '`' + name + '`').collect(Collectors.joining(", "))));
    }

    private static void row(StringBuilder page, String... cells) {
        page.append('|');
        for (String cell : cells) {
            // A bare < would begin a tag.
            page.append(' ')
                    .append(cell.replace("|", "\\|").replace("<", "&lt;"))
                    .append(" |");
        }
        page.append('\n');
    }
}
