package dev.aiperf.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON objects, one after the other as they stand in a file, whether or not a list holds them. For one thread. */
final class JsonRows implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final JsonParser parser;
    private final int skipped;
    private boolean inList;
    private boolean begun;
    private boolean ended;

    JsonRows(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            skipped = skipMark(in);
            parser = new JsonFactory().createParser(ObjectReadContext.empty(), in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static int skipMark(InputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        for (int expected : BYTE_ORDER_MARK) {
            if (in.read() != expected) {
                in.reset();
                return 0;
            }
        }
        return BYTE_ORDER_MARK.length;
    }

    /** Returns the parser; after {@link #next} it stands at the brace that begins a row, and is to be left at its end. */
    JsonParser parser() {
        return parser;
    }

    /** Goes on to the next row; returns false after the last one. */
    boolean next() throws RowException {
        JsonToken token = parser.nextToken();
        if (!begun) {
            begun = true;
            if (token == JsonToken.START_ARRAY) {
                inList = true;
                token = parser.nextToken();
            }
        }
        if (inList && token == JsonToken.END_ARRAY) {
            inList = false;
            ended = true;
            token = parser.nextToken();
        }
        if (token == null) {
            return false;
        }
        if (ended) {
            throw new RowException("goes on after the end of its list");
        }
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new RowException("one JSON object a row is expected, but this is "
                    + token.name().toLowerCase(java.util.Locale.ROOT));
        }
        return true;
    }

    /** Returns the line at which the parser stands, from 1. */
    int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Returns the place of the token at which the parser stands, in bytes from the start of the file. */
    long tokenOffset() {
        return skipped + parser.currentTokenLocation().getByteOffset();
    }

    /** Returns the place after what was read, in bytes from the start of the file. */
    long offset() {
        return skipped + parser.currentLocation().getByteOffset();
    }

    /** Returns what a parser found wrong, without its own idea of where. */
    static String reason(JacksonException e) {
        return "not JSON: " + SingleTurnRow.reason(e);
    }

    @Override
    public void close() {
        parser.close();
    }
}
