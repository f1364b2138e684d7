package dev.aiperf.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * AIPerf's {@code single_turn} form: one JSON object a line, each a request of its own. {@code {"prompt": "…"}} is
 * accepted for {@code {"text": "…"}}.
 */
public final class SingleTurnLoader implements DatasetLoader {

    private static final List<String> JSON_SUFFIXES = List.of(".jsonl", ".ndjson", ".json");

    @Override
    public String name() {
        return "single_turn";
    }

    @Override
    public boolean recognises(Path file, List<String> firstLines) {
        return looksLikeJsonLines(file, firstLines);
    }

    @Override
    public List<Conversation> load(Path file) throws DatasetException {
        SingleTurnRow rows = new SingleTurnRow();
        RowProblems problems = new RowProblems(file);
        Map<String, Integer> sessionLines = new HashMap<>();
        List<Conversation> conversations = new ArrayList<>();
        for (TextFile.Line line : TextFile.read(file)) {
            try {
                Conversation row = rows.read(line.text(), SessionId.of(conversations.size()));
                requireNewSession(row.id(), line.number(), sessionLines);
                conversations.add(row);
            } catch (RowException e) {
                problems.add(line.number(), String.valueOf(e.getMessage()));
            }
        }
        problems.throwIfAny();
        return conversations;
    }

    /**
     * Rows of one session would have to wait for one another. Sending them at once would be another load than the file
     * describes, so they are refused.
     */
    private static void requireNewSession(String id, int line, Map<String, Integer> sessionLines) throws RowException {
        Integer earlier = sessionLines.putIfAbsent(id, line);
        if (earlier != null) {
            throw new RowException("session_id \"" + id + "\" is that of line " + earlier
                    + " too, and sessions of several rows are not supported; give each row its own, or none");
        }
    }

    static boolean looksLikeJsonLines(Path file, List<String> firstLines) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return JSON_SUFFIXES.stream().anyMatch(name::endsWith)
                || (!firstLines.isEmpty() && firstLines.get(0).stripLeading().startsWith("{"));
    }
}
