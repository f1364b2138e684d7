package dev.aiperf.testkit;

import dev.aiperf.dataset.DatasetLoader;
import dev.aiperf.dataset.TextLinesLoader;
import java.util.List;
import java.util.Map;

class TextLinesLoaderTest extends DatasetLoaderKit {

    @Override
    protected DatasetLoader loader() {
        return new TextLinesLoader();
    }

    @Override
    protected String fileName() {
        return "prompts.txt";
    }

    @Override
    protected String goodFile() {
        return "What is TTFT?\n\n  Grüße, 你好\nlast\n";
    }

    @Override
    protected List<List<String>> goodTexts() {
        return List.of(List.of("What is TTFT?"), List.of("  Grüße, 你好"), List.of("last"));
    }

    @Override
    protected List<Malformed> malformedFiles() {
        return List.of();
    }

    @Override
    protected Map<String, String> foreignFiles() {
        return Map.of("prompts.jsonl", "{\"text\": \"What is TTFT?\"}\n", "rows", "{\"text\": \"a\"}\n");
    }
}
