package dev.aiperf.plan.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a plan needs of the machine it is made on. */
public interface Environment {

    /** Returns an environment variable. */
    Optional<String> variable(String name);

    /** Returns a system property. */
    Optional<String> property(String name);

    /** Returns whether the plan is made where it will be run, so that what isn't there now is missing. */
    default boolean isWhereItRuns() {
        return true;
    }

    /**
     * Returns the text of a file.
     *
     * @throws IOException if it can't be read
     */
    String readFile(Path file) throws IOException;

    /**
     * Returns the first characters of a file, whatever it is.
     *
     * @param most how many at most
     * @throws IOException if it can't be read
     */
    default String readHead(Path file, int most) throws IOException {
        String text = readFile(file);
        return text.substring(0, Math.min(most, text.length()));
    }

    /** Returns whether a file or folder is there and may be read. */
    boolean isReadable(Path path);

    /** Returns whether a person watches the run on a terminal. */
    boolean isInteractive();

    /** Returns 64 bits that nobody could have foretold, for the seed of a run that was given none. */
    long entropy();

    /**
     * Returns the machine and process that this runs in.
     *
     * @param isInteractive whether a person watches the run on a terminal
     */
    static Environment system(boolean isInteractive) {
        return new SystemEnvironment(isInteractive, Path.of(""));
    }

    /**
     * Returns the machine and process that this runs in, but for relative paths, which start elsewhere.
     *
     * @param isInteractive whether a person watches the run on a terminal
     * @param folder where relative paths start
     */
    static Environment system(boolean isInteractive, Path folder) {
        return new SystemEnvironment(isInteractive, folder);
    }

    /** Returns a machine of which nothing is known yet, for plans that are checked long before they are run. */
    static Environment unknown() {
        return new UnknownEnvironment();
    }

    /** Returns a machine of which nothing is known any more, for plans that have been run already. */
    static Environment bygone() {
        return new BygoneEnvironment();
    }
}
