package dev.aiperf.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** A file of rows, each a JSON object, one after the other or in one list; or lines of CSV under a header. */
final class TraceFile {

    private final Path file;
    private final String firstLine;

    private TraceFile(Path file, String firstLine) {
        this.file = file;
        this.firstLine = firstLine;
    }

    static TraceFile of(Path file) throws DatasetException {
        List<String> lines = TextFile.firstLines(file);
        return new TraceFile(file, lines.isEmpty() ? "" : lines.get(0).strip());
    }

    /** Returns whether rows are JSON; else they are taken for CSV. */
    boolean isJson() {
        return firstLine.startsWith("{") || firstLine.startsWith("[");
    }

    /** Returns the fields of the first row; none where it isn't one. */
    Set<String> fields() throws DatasetException {
        return isJson() ? jsonFields() : new LinkedHashSet<>(CsvTraceReader.cells(firstLine));
    }

    private Set<String> jsonFields() throws DatasetException {
        Set<String> fields = new LinkedHashSet<>();
        try (JsonRows rows = new JsonRows(file)) {
            JsonParser parser = rows.parser();
            if (rows.next()) {
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    fields.add(name);
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        } catch (JacksonException | RowException e) {
            // Whoever reads the file tells what is wrong with it.
            return Set.of();
        } catch (IOException e) {
            throw TextFile.unreadable(file, e);
        }
        return fields;
    }

    /**
     * Reads all rows.
     *
     * @param timed whether each must have a time
     * @throws DatasetException when the file can't be read or a row is wrong; the message names file, line and reason
     */
    TraceRows read(TraceFormat format, boolean timed) throws DatasetException {
        RowProblems problems = new RowProblems(file);
        TraceRows rows;
        try {
            rows = isJson()
                    ? new JsonTraceReader(file, format, timed, problems).read()
                    : new CsvTraceReader(file, format, timed, problems).read();
        } catch (CharacterCodingException e) {
            throw new DatasetException(file + ": not UTF-8 text", e);
        } catch (IOException e) {
            throw TextFile.unreadable(file, e);
        }
        problems.throwIfAny();
        if (rows.size() == 0) {
            throw new DatasetException(file + ": has no rows");
        }
        if (timed && rows.mixDatesAndNumbers()) {
            throw new DatasetException(file + ": some timestamps are dates and others numbers");
        }
        return rows;
    }

    /** Reads the JSON of one row again. */
    static byte[] bytes(Path file, long offset, int length) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer row = ByteBuffer.allocate(length);
            channel.position(offset);
            int read = 0;
            while (row.hasRemaining() && read >= 0) {
                read = channel.read(row);
            }
            return row.array();
        }
    }
}
