package dev.aiperf.plan.build;

import java.util.List;
import java.util.Set;
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
        return argumentsWithoutSecrets(layer).stream()
                .map(CommandLineText::quoted)
                .collect(Collectors.joining(" "));
    }

    /** Returns the arguments of a layer's command as they may be stored. */
    static List<String> argumentsWithoutSecrets(Layer layer) {
        // Whatever way a secret was passed (--api-key=X, -HName:X), its value is what must not be seen.
        Set<String> secrets = layer.given().stream()
                .flatMap(given -> given.secrets().stream())
                .collect(Collectors.toSet());
        return layer.arguments().stream()
                .map(argument -> Secrets.hide(secrets, argument))
                .toList();
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
