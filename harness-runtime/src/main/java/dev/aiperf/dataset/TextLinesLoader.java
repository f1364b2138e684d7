package dev.aiperf.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plain text, one prompt a line; blank lines are skipped. */
public final class TextLinesLoader implements DatasetLoader {

    @Override
    public String name() {
        return "text_lines";
    }

    @Override
    public boolean recognises(Path file, List<String> firstLines) {
        return !SingleTurnLoader.looksLikeJsonLines(file, firstLines);
    }

    @Override
    public List<Conversation> load(Path file) throws DatasetException {
        List<Conversation> conversations = new ArrayList<>();
        for (TextFile.Line line : TextFile.read(file)) {
            conversations.add(new Conversation(SessionId.of(conversations.size()), List.of(Turn.of(line.text()))));
        }
        return conversations;
    }
}
