package dev.aiperf;

import dev.aiperf.plan.build.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a plan is made that has been run already: nothing is looked for, neither keys nor files. */
record NoEnvironment() implements Environment {

    @Override
    public Optional<String> variable(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.empty();
    }

    @Override
    public boolean isWhereItRuns() {
        return false;
    }

    @Override
    public String readFile(Path file) throws IOException {
        throw new IOException(file + " is not looked into");
    }

    @Override
    public boolean isReadable(Path path) {
        return true;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public long entropy() {
        return 0;
    }
}
