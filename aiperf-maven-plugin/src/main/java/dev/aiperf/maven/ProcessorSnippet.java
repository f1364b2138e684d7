package dev.aiperf.maven;

import java.util.List;

/** What a POM lacks whose benchmarks were compiled without the annotation processor. */
final class ProcessorSnippet {

    private static final String TEXT = """
            These classes have benchmarks, but no runners, as they were compiled without the annotation processor: %s.
            Add it to the <build><plugins> of the POM, and compile them anew (mvn clean):

              <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>3.14.1</version>
                <configuration>
                  <annotationProcessorPaths>
                    <path>
                      <groupId>dev.aiperf</groupId>
                      <artifactId>harness-processor</artifactId>
                      <version>%s</version>
                    </path>
                  </annotationProcessorPaths>
                </configuration>
              </plugin>
            """;

    private ProcessorSnippet() {}

    /** Returns the message, ready to paste. */
    static String forClasses(List<String> classes, String version) {
        return TEXT.formatted(String.join(", ", classes), version);
    }
}
