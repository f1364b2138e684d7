package dev.aiperf.plan.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a plan needs of the machine it is made on. */
public interface Environment {

    /** Returns an environment variable. */
    Optional<String> variable(String name);

    /**
     * Returns the text of a file.
     *
     * @throws IOException if it can't be read
     */
    String readFile(Path file) throws IOException;

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
        return new SystemEnvironment(isInteractive);
    }
}
