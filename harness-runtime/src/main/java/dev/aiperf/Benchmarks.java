package dev.aiperf;

import dev.aiperf.plan.benchmark.BenchmarkClass;
import dev.aiperf.plan.benchmark.BenchmarkFile;
import dev.aiperf.run.RunException;
import dev.aiperf.run.RunException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Finds annotated benchmarks by the resources that the annotation processor wrote. No class of the user's is loaded, so
 * that whoever lists or plans benchmarks needs none of what they need.
 *
 * <p>A resource without the class that it is about is passed over: build tools that compile anew take away class files of
 * sources that are gone, but not always what was generated for them.
 */
public final class Benchmarks {

    private static final String RESOURCE_ENDING = ".json";
    private static final String RUNNER_ENDING = "_aiperf.class";
    private static final String CLASS_ENDING = ".class";
    /** How a class file names the annotation on its methods. */
    private static final String ANNOTATION = "Ldev/aiperf/annotations/Benchmark;";

    private Benchmarks() {}

    /**
     * Returns the benchmarks of a class path, by class name. Of two of one name the first wins, as its class would.
     *
     * @param classPath folders and jars; what isn't there is passed over
     * @throws RunException when a resource can't be read; the message names it
     */
    public static List<BenchmarkClass> on(List<Path> classPath) throws RunException {
        Map<String, BenchmarkClass> found = new TreeMap<>();
        for (Path entry : classPath) {
            try {
                for (Resource resource : resources(entry)) {
                    BenchmarkClass benchmark = read(resource);
                    if (has(entry, classFile(benchmark))) {
                        found.putIfAbsent(benchmark.className(), benchmark);
                    }
                }
            } catch (IOException e) {
                throw new RunException(Kind.WRONG_USE, "can't read " + entry + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(found.values());
    }

    private static String classFile(BenchmarkClass benchmark) {
        return benchmark.className().replace('.', '/') + CLASS_ENDING;
    }

    private static boolean has(Path entry, String name) throws IOException {
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(name));
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return jar.getEntry(name) != null;
        }
    }

    /** A resource that carries a class of benchmarks. */
    private record Resource(String name, String content) {}

    private static BenchmarkClass read(Resource resource) throws RunException {
        try {
            return BenchmarkFile.read(resource.content);
        } catch (IllegalArgumentException e) {
            throw new RunException(Kind.WRONG_USE, "can't use " + resource.name + ": " + e.getMessage(), e);
        }
    }

    private static List<Resource> resources(Path entry) throws IOException {
        Path folder = entry.resolve(BenchmarkFile.FOLDER);
        if (Files.isDirectory(folder)) {
            return ofFolder(folder);
        }
        return Files.isRegularFile(entry) ? ofJar(entry) : List.of();
    }

    private static List<Resource> ofFolder(Path folder) throws IOException {
        List<Resource> resources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(RESOURCE_ENDING))
                    .sorted()
                    .toList()) {
                resources.add(new Resource(file.toString(), Files.readString(file)));
            }
        }
        return resources;
    }

    private static List<Resource> ofJar(Path jar) throws IOException {
        if (!jar.toString().endsWith(".jar")) {
            return List.of();
        }
        List<Resource> resources = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (ZipEntry entry : file.stream()
                    .filter(each -> each.getName().startsWith(BenchmarkFile.FOLDER)
                            && each.getName().endsWith(RESOURCE_ENDING))
                    .toList()) {
                byte[] content = file.getInputStream(entry).readAllBytes();
                resources.add(new Resource(jar + "!/" + entry.getName(), new String(content, StandardCharsets.UTF_8)));
            }
        }
        return resources;
    }

    /**
     * Returns the classes that have benchmarks by their annotations, but no generated runner: those that were compiled
     * without the annotation processor. Class files are looked into, not loaded.
     *
     * @param folders folders of class files; what isn't there is passed over
     */
    public static List<String> unprocessed(List<Path> folders) {
        List<String> found = new ArrayList<>();
        for (Path folder : folders) {
            found.addAll(Files.isDirectory(folder) ? unprocessed(folder) : List.of());
        }
        return found;
    }

    private static List<String> unprocessed(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Benchmarks::isUnprocessed)
                    .map(file -> nameOf(folder.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // A folder that can't be walked holds nothing that could be run either.
            return List.of();
        }
    }

    private static boolean isUnprocessed(Path file) {
        String name = file.toString();
        if (!name.endsWith(CLASS_ENDING) || name.endsWith(RUNNER_ENDING)) {
            return false;
        }
        Path runner = file.resolveSibling(file.getFileName().toString().replace(CLASS_ENDING, "") + RUNNER_ENDING);
        try {
            if (Files.exists(runner)) {
                return false;
            }
            ClassFile content = new ClassFile(Files.readAllBytes(file));
            // The benchmarks of an abstract class are in the runners of those that extend it.
            return content.mentions(ANNOTATION) && !content.isAbstract();
        } catch (IOException e) {
            return false;
        }
    }

    private static String nameOf(Path relative) {
        String name = relative.toString().replace('\\', '/');
        return name.substring(0, name.length() - CLASS_ENDING.length()).replace('/', '.');
    }
}
