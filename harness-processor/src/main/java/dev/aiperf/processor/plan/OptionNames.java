package dev.aiperf.processor.plan;

import dev.aiperf.plan.settings.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in annotations what the rules of the plan say in options of the command line. */
final class OptionNames {

    private static final Pattern OPTION = Pattern.compile("--([a-z][a-z-]*[a-z])");

    private OptionNames() {}

    static String asAnnotations(String message) {
        return OPTION.matcher(message)
                .replaceAll(option -> Matcher.quoteReplacement(Settings.find(option.group(1))
                        .map(found -> AttributeTable.example(found.entry()))
                        .orElse(option.group())));
    }
}
