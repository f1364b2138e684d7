package dev.aiperf.plan.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** A file or folder, which need not exist. */
record PathType() implements SettingType<Path> {

    @Override
    public String label() {
        return "PATH";
    }

    @Override
    public String accepted() {
        return "a path";
    }

    @Override
    public Path parse(List<String> given) {
        try {
            return Path.of(SingleValue.of(given, accepted()));
        } catch (InvalidPathException notAPath) {
            throw new IllegalArgumentException("must be a path: " + notAPath.getReason(), notAPath);
        }
    }
}
