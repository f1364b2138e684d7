package dev.aiperf.run;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a JVM looks for classes.
 *
 * @param entries folders and jars, in order
 */
public record ClassPath(List<Path> entries) {

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /** Returns that of this JVM. */
    public static ClassPath ofThisProcess() {
        return parse(System.getProperty("java.class.path"));
    }

    /** Returns what a text says, its entries joined as this system does; an empty entry is the working folder. */
    public static ClassPath parse(String joined) {
        return new ClassPath(Arrays.stream(joined.split(File.pathSeparator, -1))
                .map(Path::of)
                .toList());
    }

    /** Returns the entries as one text, joined as this system does. */
    public String joined() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
