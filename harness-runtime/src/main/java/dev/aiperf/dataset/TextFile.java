package dev.aiperf.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of a UTF-8 file, with or without a byte order mark, ended by LF or CRLF. */
final class TextFile {

    private static final int HEAD_BYTES = 64 * 1024;
    private static final int FIRST_LINES = 5;

    private TextFile() {}

    /**
     * A line that isn't blank.
     *
     * @param number its number in the file, from 1
     * @param text without its line end
     */
    record Line(int number, String text) {}

    /** Returns the first lines that aren't blank, whatever the file is; what isn't UTF-8 is shown as such. */
    static List<String> firstLines(Path file) throws DatasetException {
        requireFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return head.replace("\uFEFF", "")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .limit(FIRST_LINES)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads all lines that aren't blank; at least one.
     *
     * @throws DatasetException when the file isn't there, can't be read, isn't UTF-8, or has no such line
     */
    static List<Line> read(Path file) throws DatasetException {
        requireFile(file);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (OutOfMemoryError e) {
            throw new DatasetException(file + ": is too large for the memory of this run", e);
        }
        List<Line> lines = split(file, bytes);
        if (lines.isEmpty()) {
            throw new DatasetException(
                    file + ": has no prompts, the file is " + (bytes.length == 0 ? "empty" : "blank"));
        }
        return lines;
    }

    private static List<Line> split(Path file, byte[] bytes) throws DatasetException {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            throw new DatasetException(file + ": is UTF-16; save it as UTF-8");
        }
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        List<Line> lines = new ArrayList<>();
        int from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        for (int number = 1; from < bytes.length; number++) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
            String text;
            try {
                text = utf8.decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
            } catch (CharacterCodingException e) {
                throw new DatasetException(file + ", line " + number + ": not UTF-8 text", e);
            }
            if (!text.isBlank()) {
                lines.add(new Line(number, text));
            }
            from = end + 1;
        }
        return lines;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static void requireFile(Path file) throws DatasetException {
        if (Files.notExists(file)) {
            throw new DatasetException(file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            throw new DatasetException(file + ": is a folder, not a file");
        }
    }

    static DatasetException unreadable(Path file, IOException e) {
        String reason = e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
        return new DatasetException(file + ": can't be read: " + reason, e);
    }
}
