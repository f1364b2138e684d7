package dev.aiperf.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OwnPropertiesTest {

    /** A parameter's property; one with a further dot in its name is never taken for a setting. */
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{aiperf\\.(\\w+)}");

    @Test
    void everyPropertyOfAGoalIsKnownNotToBeASetting() throws Exception {
        Set<String> properties = PROPERTY.matcher(descriptor())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        // Not the property of a parameter: it is where projects name the version of the harness.
        properties.add("version");

        assertThat(BenchmarksMojo.OWN).containsExactlyInAnyOrderElementsOf(properties);
    }

    private static String descriptor() throws Exception {
        try (var stream = BenchmarksMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
