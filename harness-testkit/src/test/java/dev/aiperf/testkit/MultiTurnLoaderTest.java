package dev.aiperf.testkit;

import dev.aiperf.dataset.DatasetLoader;
import dev.aiperf.dataset.MultiTurnLoader;
import java.util.List;
import java.util.Map;

class MultiTurnLoaderTest extends DatasetLoaderKit {

    @Override
    protected DatasetLoader loader() {
        return new MultiTurnLoader();
    }

    @Override
    protected String fileName() {
        return "sessions.jsonl";
    }

    @Override
    protected String goodFile() {
        return """
                {"session_id": "mine", "turns": [{"text": "What is TTFT?"}, {"text": "And ITL?", "delay": 1500.5}]}

                {"turns": [{"prompt": "Grüße, 你好", "output_length": 8}]}
                """;
    }

    @Override
    protected List<List<String>> goodTexts() {
        return List.of(List.of("What is TTFT?", "And ITL?"), List.of("Grüße, 你好"));
    }

    @Override
    protected List<Malformed> malformedFiles() {
        return List.of(
                new Malformed("{\"turns\": [{\"text\": \"fine\"}]}\n{\"turns\": []}\n", 2),
                new Malformed("{\"turns\": [{\"text\": \"a\", \"delay\": -1}]}\n", 1),
                new Malformed("{\"turns\": [{\"text\": \"a\"}, {\"question\": \"b\"}]}\n", 1),
                new Malformed(
                        "{\"session_id\": 1, \"turns\": [{\"text\": \"a\"}]}\n{\"session_id\": 1, \"turns\": [{\"text\": \"b\"}]}\n",
                        2));
    }

    @Override
    protected Map<String, String> foreignFiles() {
        return Map.of("prompts.txt", "What is TTFT?\nWhy?\n", "prompts.jsonl", "{\"text\": \"Hi\"}\n");
    }
}
