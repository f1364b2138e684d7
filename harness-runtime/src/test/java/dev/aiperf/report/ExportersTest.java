package dev.aiperf.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiperf.plan.TrafficPlan;
import dev.aiperf.record.DraftedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamWriteException;

class ExportersTest {

    @TempDir
    Path temp;

    @Test
    void installedOnesWriteAiperfsFiles() throws IOException {
        Exporters.Written written = Exporters.installed().write(report(temp.resolve("a/b")));
        assertThat(written.failures()).isEmpty();
        assertThat(names(temp.resolve("a/b")))
                .containsExactlyInAnyOrder(
                        "profile_export_aiperf.json", "profile_export_aiperf.csv", "profile_export_console.txt");
        assertThat(written.files()).hasSize(3).allMatch(Files::exists);
    }

    @Test
    void oneThatFailsIsNamedAndLeavesNoHalfFileAndTheOthersRun() throws IOException {
        Exporters exporters = new Exporters(List.of(
                exporter("disk", out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }),
                exporter("plugin", out -> {
                    throw new IllegalStateException("boom");
                }),
                exporter("fine", out -> out.write("whole".getBytes(StandardCharsets.UTF_8)))));
        Exporters.Written written = exporters.write(report(temp));
        assertThat(written.failures())
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "The exporter \"disk\" can't write " + temp.resolve("disk.txt") + ": no space left on device.",
                        "The exporter \"plugin\" failed: java.lang.IllegalStateException: boom.");
        assertThat(names(temp)).containsExactly("fine.txt");
        assertThat(temp.resolve("fine.txt")).hasContent("whole");
    }

    @Test
    void folderThatIsAFileIsOneSentence() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        Exporters.Written written = new Exporters(List.of(new CsvExporter())).write(report(file));
        assertThat(written.failures())
                .extracting(Throwable::getMessage)
                .containsExactly("The exporter \"csv\" can't write " + file.resolve("profile_export_aiperf.csv") + ": "
                        + file + " is in the way.");
    }

    @Test
    void jacksonsUncheckedExceptionsNameTheExporterAndTakeNoOtherAlong() throws IOException {
        Exporter broken = exporter("broken", out -> {
            throw JacksonIOException.construct(new IOException("No space left on device"));
        });
        Exporter odd = exporter("odd", out -> {
            throw new StreamWriteException(null, "Can not write a field name");
        });

        Exporters.Written written = new Exporters(List.of(broken, odd, new CsvExporter())).write(report(temp));

        assertThat(written.failures())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"broken\"", "no space left on device"),
                        second -> assertThat(second).contains("\"odd\"", "Can not write a field name"));
        assertThat(names(temp)).containsExactly("profile_export_aiperf.csv");
    }

    @Test
    void namedPrefixNamesTheFiles() {
        ResultFileNames names = ResultFileNames.of(SampleRun.output("mine", 0));
        assertThat(List.of(names.json(), names.csv(), names.records(), names.console()))
                .containsExactly("mine.json", "mine.csv", "mine.jsonl", "mine_console.txt");
    }

    private static CellReport report(Path folder) {
        return SampleRun.report(
                SampleRun.plan(),
                SampleRun.result(AiperfSample.summary(), folder, SampleRun.point(new TrafficPlan.ClosedLoop(4))));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Exporter exporter(String name, DraftedFile.Body body) {
        return new Exporter() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String fileName(CellReport report) {
                return name + ".txt";
            }

            @Override
            public void write(CellReport report, OutputStream out) throws IOException {
                body.writeTo(out);
            }
        };
    }
}
