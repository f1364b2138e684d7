package dev.aiperf.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a CSV trace: their times and lengths; there is nothing else to a row. */
final class CsvTraceReader {

    private final Path file;
    private final TraceFormat format;
    private final boolean timed;
    private final RowProblems problems;

    CsvTraceReader(Path file, TraceFormat format, boolean timed, RowProblems problems) {
        this.file = file;
        this.format = format;
        this.timed = timed;
        this.problems = problems;
    }

    /**
     * Reads the file.
     *
     * @throws java.nio.charset.CharacterCodingException when it isn't UTF-8
     */
    TraceRows read() throws IOException, DatasetException {
        TraceRows rows = new TraceRows();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            List<Integer> columns = List.of();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                if (columns.isEmpty()) {
                    columns = columns(line);
                    continue;
                }
                try {
                    addRow(cells(line), columns, rows);
                } catch (RowException e) {
                    problems.add(number, String.valueOf(e.getMessage()));
                }
            }
        }
        return rows;
    }

    private List<Integer> columns(String header) throws DatasetException {
        List<String> names = cells(header.replace("\uFEFF", ""));
        List<Integer> columns = new ArrayList<>();
        for (String wanted : List.of(format.timeField(), format.inputField(), format.outputField())) {
            int column = names.indexOf(wanted);
            if (column < 0) {
                throw new DatasetException(file + ": has no column " + wanted + ", as " + format.title()
                        + " has; its first line is " + String.join(",", names));
            }
            columns.add(column);
        }
        return columns;
    }

    private void addRow(List<String> cells, List<Integer> columns, TraceRows rows) throws RowException {
        String time = cell(cells, columns.get(0));
        if (time.isEmpty() && timed) {
            throw new RowException("has no " + format.timeField());
        }
        rows.add(
                time.isEmpty() ? null : TraceTime.of(time, format.nanosPerUnit()),
                tokens(format.inputField(), cell(cells, columns.get(1))),
                tokens(format.outputField(), cell(cells, columns.get(2))),
                0,
                0);
    }

    private static String cell(List<String> cells, int column) throws RowException {
        if (column >= cells.size()) {
            throw new RowException("has only " + cells.size() + " columns");
        }
        return cells.get(column);
    }

    private static int tokens(String name, String text) throws RowException {
        try {
            return Math.max(1, JsonTraceReader.tokens(name, new BigDecimal(text)));
        } catch (NumberFormatException e) {
            throw new RowException(name + " must be a whole number, but is \"" + text + "\"");
        }
    }

    /** Splits a line; a cell in double quotes may hold commas, and a doubled quote stands for one. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
