package dev.aiperf.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Stand-ins for the classes of the runtime that benchmarks and runners are compiled against; the processor only knows names. */
public final class RuntimeDoubles {

    private static final Path CLASSES = compile();

    private RuntimeDoubles() {}

    /** Returns the folder of their class files. */
    public static Path classes() {
        return CLASSES;
    }

    /** Returns their sources. */
    static List<Path> sources() {
        try (Stream<Path> files =
                Files.walk(Path.of(RuntimeDoubles.class.getResource("/doubles").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Path compile() {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            Path folder = Files.createTempDirectory("doubles");
            List<String> options = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none", "--release", "17"));
            boolean compiled = javac.getTask(
                            null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            if (!compiled) {
                throw new AssertionError("the doubles don't compile");
            }
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
