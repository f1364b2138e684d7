package dev.aiperf.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * System properties on the command line, such as {@code -Daiperf.concurrency=10}. The JVM takes its own before the name of
 * the class, where a launcher's user can't write; so those of this program are taken here, wherever they stand.
 */
final class PropertyArguments {

    private static final String PREFIX = "-Daiperf.";

    private PropertyArguments() {}

    /**
     * Takes the properties out of a command line.
     *
     * @param properties where they go; one without a value is empty, as with the JVM
     * @return the other arguments
     */
    static String[] takeTo(Properties properties, String[] arguments) {
        List<String> others = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(PREFIX)) {
                String[] nameAndValue = argument.substring("-D".length()).split("=", 2);
                properties.setProperty(nameAndValue[0], nameAndValue.length > 1 ? nameAndValue[1] : "");
            } else {
                others.add(argument);
            }
        }
        return others.toArray(String[]::new);
    }
}
