package dev.aiperf.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * AIPerf's {@code multi_turn} form: one JSON object a line, each a session with its {@code turns}, of which each is a row of the
 * form {@code single_turn}, with a {@code delay} in milliseconds after the answer before it.
 */
public final class MultiTurnLoader implements DatasetLoader {

    @Override
    public String name() {
        return "multi_turn";
    }

    @Override
    public boolean recognises(Path file, List<String> firstLines) {
        return !firstLines.isEmpty()
                && firstLines.get(0).stripLeading().startsWith("{")
                && firstLines.get(0).contains("\"turns\"");
    }

    @Override
    public List<Conversation> load(Path file) throws DatasetException {
        SingleTurnRow rows = new SingleTurnRow();
        RowProblems problems = new RowProblems(file);
        Map<String, Integer> lines = new HashMap<>();
        List<Conversation> conversations = new ArrayList<>();
        for (TextFile.Line line : TextFile.read(file)) {
            try {
                Conversation session = rows.readSession(line.text(), SessionId.of(conversations.size()));
                Integer earlier = lines.putIfAbsent(session.id(), line.number());
                if (earlier != null) {
                    throw new RowException("session_id \"" + session.id() + "\" is that of line " + earlier
                            + " too; give each session its own, or none");
                }
                conversations.add(session);
            } catch (RowException e) {
                problems.add(line.number(), String.valueOf(e.getMessage()));
            }
        }
        problems.throwIfAny();
        return conversations;
    }
}
