package dev.aiperf.plan.build;

import java.nio.file.Path;
import java.util.Optional;

/** A machine that isn't the one where a plan is run, so that what is or isn't here says nothing. */
interface Elsewhere extends Environment {

    @Override
    default Optional<String> property(String name) {
        return Optional.empty();
    }

    @Override
    default boolean isWhereItRuns() {
        return false;
    }

    @Override
    default boolean isReadable(Path path) {
        return true;
    }

    @Override
    default boolean isInteractive() {
        return false;
    }

    @Override
    default long entropy() {
        return 0;
    }
}
