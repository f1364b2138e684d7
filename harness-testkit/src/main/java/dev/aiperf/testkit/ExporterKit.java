package dev.aiperf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiperf.report.CellReport;
import dev.aiperf.report.Exporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Exporter} of a text format promises: a file that its readers can read, whether the run went well, badly
 * or not at all; no value that is no number, and no secret; the same bytes for the same result on every machine.
 *
 * <p>The author of an exporter says which, and reads what it wrote:
 *
 * <pre>{@code
 * class MyExporterTest extends ExporterKit {
 *     protected Exporter exporter() { return new MyExporter(); }
 *     protected void requireReadable(String file) { new MyFormatParser().parse(file); }
 * }
 * }</pre>
 */
public abstract class ExporterKit {

    /** Returns the exporter to be tested. */
    protected abstract Exporter exporter();

    /**
     * Reads a file that the exporter wrote, as a reader of its format would.
     *
     * @throws Exception or an assertion error when the file doesn't keep the format
     */
    protected abstract void requireReadable(String file) throws Exception;

    @Test
    public final void theNameIsFitForAList() {
        assertThat(exporter().name()).matches("[a-z][a-z0-9_-]*");
    }

    @Test
    public final void theFileNameStaysInsideTheFolder() {
        for (CellReport report : reports().values()) {
            String name = exporter().fileName(report);

            assertThat(name)
                    .matches("[A-Za-z0-9_][A-Za-z0-9._-]*")
                    .isEqualTo(exporter().fileName(report));
        }
    }

    @Test
    public final void everyResultIsReadable() throws Exception {
        for (Map.Entry<String, CellReport> each : reports().entrySet()) {
            String file = text(each.getValue());

            assertThat(file).as("the file of a %s run", each.getKey()).isNotBlank();
            requireReadable(file);
        }
    }

    @Test
    public final void noValueIsNotANumberOrInfinite() throws Exception {
        for (Map.Entry<String, CellReport> each : reports().entrySet()) {
            assertThat(text(each.getValue()))
                    .as("the file of a %s run", each.getKey())
                    .doesNotContainPattern("(?i)\\bnan\\b|\\binf(inity)?\\b|∞|\ufffd");
        }
    }

    @Test
    public final void noSecretIsWritten() throws Exception {
        for (Map.Entry<String, CellReport> each : reports().entrySet()) {
            assertThat(text(each.getValue()))
                    .as("the file of a %s run", each.getKey())
                    .doesNotContain(SampleReports.SECRETS);
        }
    }

    @Test
    public final void theSameResultGivesTheSameBytes() throws Exception {
        Exporter exporter = exporter();
        CellReport full = SampleReports.full();
        byte[] expected = bytes(exporter, full);
        byte[] unused = bytes(exporter, SampleReports.failed());

        List<Boolean> same = InParallel.all(() -> Arrays.equals(expected, bytes(exporter, full)));

        assertThat(same).containsOnly(true);
    }

    @Test
    public final void languageAndTimeZoneOfTheMachineDontMatter() throws Exception {
        byte[] expected = bytes(exporter(), SampleReports.full());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String language : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

                assertThat(new String(bytes(exporter(), SampleReports.full()), StandardCharsets.UTF_8))
                        .as(language)
                        .isEqualTo(new String(expected, StandardCharsets.UTF_8));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    public final void aDiskThatIsFullIsToldNotSwallowed() {
        IOException full = new IOException("No space left on device");
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw full;
            }
        };

        assertThatThrownBy(() -> exporter().write(SampleReports.full(), disk))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isSameAs(full),
                        thrown -> assertThat(thrown).hasRootCause(full));
    }

    private static Map<String, CellReport> reports() {
        Map<String, CellReport> reports = new LinkedHashMap<>();
        reports.put("full", SampleReports.full());
        reports.put("tiny", SampleReports.tiny());
        reports.put("empty", SampleReports.empty());
        reports.put("failed", SampleReports.failed());
        return reports;
    }

    private String text(CellReport report) throws IOException {
        return new String(bytes(exporter(), report), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Exporter exporter, CellReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(report, out);
        return out.toByteArray();
    }
}
