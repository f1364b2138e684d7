package dev.aiperf.plan.build;

import java.nio.file.Path;
import java.util.Optional;

/** A machine that may have anything: every variable is set, every file is there, and their content is not looked at. */
record UnknownEnvironment() implements Environment {

    private static final String ANYTHING = "anything";

    @Override
    public Optional<String> variable(String name) {
        return Optional.of(ANYTHING);
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
    public String readFile(Path file) {
        return ANYTHING;
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
