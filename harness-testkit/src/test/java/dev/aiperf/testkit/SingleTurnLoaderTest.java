package dev.aiperf.testkit;

import dev.aiperf.dataset.DatasetLoader;
import dev.aiperf.dataset.SingleTurnLoader;
import java.util.List;
import java.util.Map;

class SingleTurnLoaderTest extends DatasetLoaderKit {

    @Override
    protected DatasetLoader loader() {
        return new SingleTurnLoader();
    }

    @Override
    protected String fileName() {
        return "prompts.jsonl";
    }

    @Override
    protected String goodFile() {
        return """
                {"text": "What is TTFT?", "output_length": 64}

                {"prompt": "Grüße, 你好", "extra": {"temperature": 0}}
                {"texts": ["first", "second"], "session_id": "mine"}
                """;
    }

    @Override
    protected List<List<String>> goodTexts() {
        return List.of(List.of("What is TTFT?"), List.of("Grüße, 你好"), List.of("first", "second"));
    }

    @Override
    protected List<Malformed> malformedFiles() {
        return List.of(
                new Malformed("{\"text\": \"fine\"}\n{\"text\": \"cut\n", 2),
                new Malformed("{\"text\": \"fine\"}\n\n{\"question\": \"none\"}\n{\"text\": \"fine\"}\n", 3),
                new Malformed("{\"text\": \"a\", \"output_length\": \"many\"}\n", 1));
    }

    @Override
    protected Map<String, String> foreignFiles() {
        return Map.of("prompts.txt", "What is TTFT?\nWhy?\n", "prompts.csv", "text,output_length\nWhy?,5\n");
    }
}
