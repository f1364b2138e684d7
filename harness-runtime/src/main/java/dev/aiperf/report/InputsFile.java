package dev.aiperf.report;

import dev.aiperf.dataset.Conversation;
import dev.aiperf.dataset.Dataset;
import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.record.DraftedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What was asked: {@link ResultFileNames#INPUTS}, with the request bodies of each entry that a run used.
 *
 * <p>The data set is asked again and the bodies are encoded again, so nothing has to be kept during the run; and only of
 * the first 10,000 entries, so that a long run's file stays of a size that can be opened.
 */
public final class InputsFile {

    static final int MOST_ENTRIES = 10_000;

    private InputsFile() {}

    /**
     * Writes the file.
     *
     * @param folder where to
     * @param dataset what was asked
     * @param encoder writes request bodies as they were sent
     * @param requests how many requests of the run there were
     * @return a note for the reader where entries were left out
     * @throws ReportException when it can't be written
     */
    public static Optional<String> write(Path folder, Dataset dataset, RequestEncoder encoder, long requests)
            throws ReportException {
        Path file = folder.resolve(ResultFileNames.INPUTS);
        Map<Long, Integer> entries = new HashMap<>();
        boolean[] truncated = {false};
        try {
            DraftedFile.write(file, out -> truncated[0] = writeEntries(out, dataset, encoder, requests, entries));
        } catch (IOException e) {
            throw new ReportException("Can't write " + file + ": " + IoReason.of(e) + ".", e);
        } catch (RuntimeException e) {
            // The data set and the encoder may be a third party's.
            throw new ReportException("Can't write " + file + ": " + e + ".", e);
        }
        if (!truncated[0]) {
            return Optional.empty();
        }
        return Optional.of(
                Text.format("%s holds the first %,d entries that were used.", file.getFileName(), entries.size()));
    }

    /** Writes the entries in the order of their first use, and returns whether some were left out. */
    private static boolean writeEntries(
            OutputStream out, Dataset dataset, RequestEncoder encoder, long requests, Map<Long, Integer> written) {
        long distinct = dataset.entries().orElse(Long.MAX_VALUE);
        try (JsonGenerator json = JsonText.indented(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("data");
            long asked = 0;
            for (long index = 0; asked < requests && written.size() < distinct; index++) {
                long entry = dataset.entryOf(index);
                if (written.containsKey(entry)) {
                    asked += written.get(entry);
                    continue;
                }
                if (written.size() == MOST_ENTRIES) {
                    json.writeEndArray();
                    json.writeEndObject();
                    return true;
                }
                Conversation conversation = dataset.conversation(entry);
                int turns = Math.max(1, conversation.turns().size());
                written.put(entry, turns);
                asked += turns;
                writeEntry(json, conversation, encoder);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return false;
    }

    private static void writeEntry(JsonGenerator json, Conversation conversation, RequestEncoder encoder) {
        json.writeStartObject();
        json.writeStringProperty("session_id", conversation.id());
        json.writeArrayPropertyStart("payloads");
        for (Turn turn : conversation.turns()) {
            json.writeRawValue(new String(encoder.encode(turn.withoutCredentials()), StandardCharsets.UTF_8));
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
