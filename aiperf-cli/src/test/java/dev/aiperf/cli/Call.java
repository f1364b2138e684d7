package dev.aiperf.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One call of the command in this process, and what became of it.
 *
 * @param exitCode its exit code
 * @param out what it wrote on standard output
 * @param err what it wrote on standard error
 */
record Call(int exitCode, String out, String err) {

    private static final int WIDTH = 140;
    private static final String NAME = "aiperf: ";

    static Call of(List<String> arguments) {
        return of(arguments.toArray(String[]::new));
    }

    static Call of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), WIDTH, false, false);
        int code = new Aiperf(console).run(arguments);
        return new Call(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Splits a command as it stands in a manual; double quotes hold words together. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        String[] parts = command.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                words.add(parts[i]);
            } else {
                Arrays.stream(parts[i].split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .forEach(words::add);
            }
        }
        return words;
    }

    /** Returns what the command complained of: from the line with its name to the end of standard error. */
    String complaint() {
        int start = err.startsWith(NAME) ? 0 : err.indexOf("\n" + NAME) + 1;
        return err.startsWith(NAME, start) ? err.substring(start).strip() : "";
    }

    /** Returns the complaint as lines. */
    List<String> complaintLines() {
        return complaint().lines().toList();
    }
}
