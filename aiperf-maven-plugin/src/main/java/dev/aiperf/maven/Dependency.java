package dev.aiperf.maven;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.maven.artifact.Artifact;

/**
 * A jar, or the folder that will become one.
 *
 * @param name its group and artifact, with its classifier where it has one: what only one version of can be on a class path
 * @param version its version
 * @param path where it is
 */
record Dependency(String name, String version, Path path) {

    /** Returns those artifacts that belong on a class path and have been resolved, in their order. */
    static List<Dependency> of(Collection<Artifact> artifacts) {
        return artifacts.stream()
                .filter(artifact -> artifact.getFile() != null
                        && artifact.getArtifactHandler().isAddedToClasspath())
                .map(Dependency::of)
                .toList();
    }

    private static Dependency of(Artifact artifact) {
        String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
        return new Dependency(
                artifact.hasClassifier() ? name + ":" + artifact.getClassifier() : name,
                artifact.getVersion(),
                artifact.getFile().toPath());
    }
}
