package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.report.CellReport;
import dev.aiperf.report.Exporter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExporterKitTest {

    @Test
    void findsWhatACarelessExporterDoes() {
        ExporterKit kit = new ExporterKit() {
            @Override
            protected Exporter exporter() {
                return new CarelessExporter();
            }

            @Override
            protected void requireReadable(String file) {
                assertThat(file).startsWith("{");
            }
        };

        Mistake.isFoundBy(kit::theFileNameStaysInsideTheFolder);
        Mistake.isFoundBy(kit::everyResultIsReadable);
        Mistake.isFoundBy(kit::noValueIsNotANumberOrInfinite);
        Mistake.isFoundBy(kit::noSecretIsWritten);
        Mistake.isFoundBy(kit::theSameResultGivesTheSameBytes);
        Mistake.isFoundBy(kit::languageAndTimeZoneOfTheMachineDontMatter);
        Mistake.isFoundBy(kit::aDiskThatIsFullIsToldNotSwallowed);
    }

    private static final class CarelessExporter implements Exporter {

        @Override
        public String name() {
            return "careless";
        }

        @Override
        public String fileName(CellReport report) {
            return "../" + report.result().runId() + ".txt";
        }

        @Override
        public void write(CellReport report, OutputStream out) {
            PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8);
            text.println("written at " + System.nanoTime());
            text.println(report.plan().endpoint().headers());
            report.result()
                    .measurement()
                    .results()
                    .forEach((tag, result) -> text.println(tag + " " + result.value()
                            + String.format(Locale.getDefault(), " or %,.1f", result.value())));
        }
    }
}
