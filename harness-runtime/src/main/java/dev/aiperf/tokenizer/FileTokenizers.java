package dev.aiperf.tokenizer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Local {@code tokenizer.json} files, named by their own path or by that of their folder. */
public final class FileTokenizers implements TokenizerProvider {

    static final String FILE_NAME = "tokenizer.json";

    private static final Pattern PATH =
            Pattern.compile("(?:[/\\\\~]|\\.{1,2}[/\\\\]|[A-Za-z]:[/\\\\]).*|.*\\.json|\\.{1,2}");

    private final Path home;

    /** For the service loader. */
    public FileTokenizers() {
        this(Path.of(System.getProperty("user.home", "")));
    }

    FileTokenizers(Path home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Optional<Tokenizer> load(String name, String revision) throws TokenizerException {
        Optional<Path> path = path(name);
        boolean meansPath = isPath(name);
        if (path.isEmpty() || !Files.exists(path.get())) {
            if (meansPath) {
                throw new TokenizerException("there is no tokenizer at " + name);
            }
            return Optional.empty();
        }
        Path file = Files.isDirectory(path.get()) ? path.get().resolve(FILE_NAME) : path.get();
        if (!Files.isRegularFile(file)) {
            if (meansPath) {
                throw new TokenizerException("the folder " + name + " has no " + FILE_NAME);
            }
            return Optional.empty();
        }
        return Optional.of(HuggingFaceFile.load(name, file));
    }

    /** Returns whether a name can only mean a path: no hub name looks like it. */
    static boolean isPath(String name) {
        return PATH.matcher(name).matches();
    }

    /** Returns whether a name is that of a file that is there. */
    static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Optional<Path> path(String name) {
        try {
            boolean underHome = name.equals("~") || name.startsWith("~/") || name.startsWith("~\\");
            return Optional.of(underHome ? home.resolve(name.substring(Math.min(2, name.length()))) : Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
