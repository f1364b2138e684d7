package dev.aiperf.plan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "settings.md")
            .normalize();

    @Test
    void thePageInTheDocsIsTheOneThatTheCatalogueMakes() throws IOException {
        if (Boolean.getBoolean("aiperf.docs.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, SettingsPage.render());
        }
        assertThat(PAGE)
                .as("docs/settings.md is stale; write it anew by mvn -pl harness-plan test"
                        + " -Dtest=SettingsPageTest -Daiperf.docs.update=true")
                .exists()
                .content()
                .isEqualTo(SettingsPage.render());
    }

    @Test
    void thePageNamesEverySettingByAllItsNames() {
        String page = SettingsPage.render();

        assertThat(Settings.all())
                .allSatisfy(entry -> assertThat(entry.optionNames())
                        .allSatisfy(name -> assertThat(page).contains('`' + name + '`')));
    }
}
