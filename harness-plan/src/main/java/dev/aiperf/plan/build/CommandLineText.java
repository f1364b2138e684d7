package dev.aiperf.plan.build;

import dev.aiperf.plan.CredentialNames;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command as it was given, fit to be stored and run again: quoted for a POSIX shell, and without secrets.
 *
 * @param text the command on one line
 */
record CommandLineText(String text) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /** Returns the text of the layers' commands; usually there is one, and with none the text is empty. */
    static CommandLineText of(List<Layer> layers) {
        return new CommandLineText(layers.stream()
                .filter(layer -> !layer.arguments().isEmpty())
                .map(CommandLineText::text)
                .collect(Collectors.joining(" ")));
    }

    private static String text(Layer layer) {
        // Whatever way a secret was passed (--api-key=X, -HName:X), its value is what must not be seen. Longest first,
        // as
        // one secret may be a part of another.
        List<String> secrets = layer.given().stream()
                .flatMap(given -> given.secrets().stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return layer.arguments().stream()
                .map(argument -> quoted(hidden(argument, secrets)))
                .collect(Collectors.joining(" "));
    }

    private static String hidden(String argument, List<String> secrets) {
        String hidden = argument;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, CredentialNames.HIDDEN);
        }
        return hidden;
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
