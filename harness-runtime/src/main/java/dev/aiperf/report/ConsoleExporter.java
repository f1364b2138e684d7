package dev.aiperf.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The console's report as a file, without colours. */
public final class ConsoleExporter implements Exporter {

    @Override
    public String name() {
        return "console";
    }

    @Override
    public String fileName(CellReport report) {
        return ResultFileNames.of(report.plan().output()).console();
    }

    @Override
    public void write(CellReport report, OutputStream out) throws IOException {
        String text = new ConsoleReport(ConsoleReport.DEFAULT_WIDTH, false).render(report);
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
