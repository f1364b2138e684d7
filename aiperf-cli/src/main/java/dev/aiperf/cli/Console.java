package dev.aiperf.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the command speaks: results on standard output, everything else on standard error.
 *
 * @param out takes results
 * @param err takes messages and progress
 * @param width how many characters a line has
 * @param colour whether results may hold colours
 * @param interactive whether a person watches standard error on a terminal
 */
@SuppressWarnings("SystemConsoleNull") // asked for together with TERM
record Console(PrintStream out, PrintStream err, int width, boolean colour, boolean interactive) {

    private static final int DEFAULT_WIDTH = 140;
    private static final int LEAST_WIDTH = 60;

    /** Returns the process's own console. */
    static Console system() {
        // From JDK 22 on there is a console without a terminal, too; this variable is of terminals alone.
        boolean terminal = System.console() != null && System.getenv("TERM") != null;
        boolean colour = terminal && System.getenv("NO_COLOR") == null;
        return new Console(System.out, System.err, widthOf(System.getenv("COLUMNS")), colour, terminal);
    }

    private static int widthOf(@Nullable String columns) {
        try {
            return Math.max(LEAST_WIDTH, columns == null ? DEFAULT_WIDTH : Integer.parseInt(columns));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }

    /** Says one message to the user, in the command's name. */
    void complain(String message) {
        err.println("aiperf: " + message.strip());
    }
}
