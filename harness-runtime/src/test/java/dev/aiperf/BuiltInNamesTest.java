package dev.aiperf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.build.BuiltInNames;
import dev.aiperf.plan.build.KnownNames;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the names by which plans are checked at compile time against the implementations. */
class BuiltInNamesTest {

    private static final Path DATA =
            Path.of("../harness-plan/src/main/resources/dev/aiperf/plan/build", BuiltInNames.RESOURCE);

    @Test
    void theNamesAtCompileTimeAreThoseOfTheImplementations() throws Exception {
        String now = BuiltInNames.write(InstalledNames.all());
        if (Boolean.getBoolean("aiperf.docs.update")) {
            Files.writeString(DATA, now);
        }
        assertThat(DATA)
                .as("write it anew with -Daiperf.docs.update=true and build harness-plan again")
                .hasContent(now);
    }

    @Test
    void theResourceIsReadBackAsItWasWritten() {
        KnownNames builtIn = KnownNames.builtIn();

        assertThat(BuiltInNames.write(builtIn)).isEqualTo(BuiltInNames.write(InstalledNames.all()));
        assertThat(builtIn.areAll()).isFalse();
    }
}
