package dev.aiperf.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a forked run sees: the harness with its libraries in the versions that it was tested with, then the project's own
 * classes, then whatever else the project depends on.
 *
 * <p>Where the project depends on another version of one of the harness's libraries, the harness's is used. A benchmark
 * measures with the harness, and numbers that come from a mixture nobody has tested are worth less than a benchmark class
 * that has to live with another version.
 */
final class ForkClassPath {

    private final List<Path> ownFolders;
    private final List<Dependency> ofHarness;
    private final List<Dependency> ofProject;

    /**
     * Makes a class path.
     *
     * @param ownFolders the folders of the project's classes, those of its tests first
     * @param ofHarness the harness and its libraries
     * @param ofProject what the project depends on
     */
    ForkClassPath(List<Path> ownFolders, List<Dependency> ofHarness, List<Dependency> ofProject) {
        this.ownFolders = List.copyOf(ownFolders);
        this.ofHarness = List.copyOf(ofHarness);
        this.ofProject = List.copyOf(ofProject);
    }

    /** Returns the folders and jars, in order. */
    List<Path> entries() {
        Map<String, String> harness = versions(ofHarness);
        List<Path> entries = new ArrayList<>();
        ofHarness.forEach(dependency -> entries.add(dependency.path()));
        entries.addAll(ownFolders);
        ofProject.stream()
                .filter(dependency -> !harness.containsKey(dependency.name()))
                .forEach(dependency -> entries.add(dependency.path()));
        return entries;
    }

    /** Returns the project's dependencies that give way to another version of the harness's, in words. */
    List<String> replaced() {
        Map<String, String> harness = versions(ofHarness);
        return ofProject.stream()
                .filter(dependency -> !harness.getOrDefault(dependency.name(), dependency.version())
                        .equals(dependency.version()))
                .map(dependency ->
                        dependency.name() + " " + dependency.version() + " by " + harness.get(dependency.name()))
                .toList();
    }

    private static Map<String, String> versions(List<Dependency> dependencies) {
        Map<String, String> versions = new HashMap<>();
        dependencies.forEach(dependency -> versions.put(dependency.name(), dependency.version()));
        return versions;
    }
}
