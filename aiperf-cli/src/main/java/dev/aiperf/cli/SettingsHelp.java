package dev.aiperf.cli;

import dev.aiperf.plan.settings.CatalogueEntry;
import dev.aiperf.plan.settings.SettingGroup;
import dev.aiperf.plan.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** The help of {@code aiperf profile}: all settings by group, each with its names, what it does, and its default. */
final class SettingsHelp {

    private static final String USAGE = "Usage: aiperf profile --model NAME [--url URL] [options]\n\n"
            + "Profiles an inference endpoint under a load and writes what it measured. Each option is also a key of a\n"
            + "configuration file (--config FILE) and a system property (-Daiperf.concurrency=10).\n\n"
            + "  aiperf profile --model M --url http://localhost:8000 --concurrency 10 --request-count 100 --streaming\n"
            + "  aiperf profile --model M --url http://localhost:8000 --request-rate 5 --benchmark-duration 60\n"
            + "  aiperf profile --model simulated-model --url simulator: --streaming --concurrency 1,4,16\n";
    private static final String INDENT = "        ";

    private final int width;

    SettingsHelp(int width) {
        this.width = width;
    }

    String text() {
        StringBuilder help = new StringBuilder(USAGE);
        for (SettingGroup group : SettingGroup.values()) {
            List<CatalogueEntry> entries = Settings.in(group);
            if (!entries.isEmpty()) {
                help.append('\n').append(group.title()).append(":\n");
                entries.forEach(entry -> add(help, entry));
            }
        }
        String codes =
                "Exit codes: 0 done, and no gate failed; 1 a run failed; 2 wrong use; 3 a gate failed; 4 a gate is not"
                        + " known, with --undecided fail; 5 the client was invalid, with --strict; 130 interrupted.";
        return help.append('\n').append(wrapped(codes, "", "")).toString();
    }

    private void add(StringBuilder help, CatalogueEntry entry) {
        List<String> names = new ArrayList<>(entry.optionNames());
        names.addAll(entry.negatedOptionNames());
        help.append(wrapped(String.join(", ", names) + label(entry), "  ", "      "));
        help.append(wrapped(entry.helpWithDefault(), INDENT, INDENT));
    }

    private static String label(CatalogueEntry entry) {
        if (entry.isFlag()) {
            return "";
        }
        return " " + entry.label() + (entry.takesSeveral() ? " …" : "");
    }

    private String wrapped(String text, String firstIndent, String nextIndent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(firstIndent);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.append(line).append('\n');
                line = new StringBuilder(nextIndent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        return lines.append(line).append('\n').toString();
    }
}
