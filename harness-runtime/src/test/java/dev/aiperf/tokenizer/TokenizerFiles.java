package dev.aiperf.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small {@code tokenizer.json} files for tests. */
public final class TokenizerFiles {

    private TokenizerFiles() {}

    /**
     * Writes a tokenizer that has one token a word or sign, whatever the word; it would cut at 3 tokens, pad to 10 and
     * add a special token at the start, all of which a count must not see.
     */
    public static Path wordLevel(Path folder) throws IOException {
        return write(folder, """
                {"version": "1.0",
                 "truncation": {"direction": "Right", "max_length": 3, "strategy": "LongestFirst", "stride": 0},
                 "padding": {"strategy": {"Fixed": 10}, "direction": "Right", "pad_to_multiple_of": null,
                             "pad_id": 0, "pad_type_id": 0, "pad_token": "[UNK]"},
                 "added_tokens": [{"id": 1, "content": "[CLS]", "single_word": false, "lstrip": false,
                                   "rstrip": false, "normalized": false, "special": true}],
                 "normalizer": null,
                 "pre_tokenizer": {"type": "Whitespace"},
                 "post_processor": {"type": "TemplateProcessing",
                    "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                    "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
                    "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [1], "tokens": ["[CLS]"]}}},
                 "decoder": null,
                 "model": {"type": "WordLevel", "vocab": {"[UNK]": 0, "[CLS]": 1, "hello": 2}, "unk_token": "[UNK]"}}
                """);
    }

    /** Writes a byte-pair tokenizer of lower-case letters and the space, with given merges such as {@code "t h"}. */
    public static Path bytePairs(Path folder, List<String> merges) throws IOException {
        StringBuilder vocabulary = new StringBuilder("\"[UNK]\": 0, \" \": 1");
        int id = 2;
        for (char letter = 'a'; letter <= 'z'; letter++) {
            vocabulary.append(", \"").append(letter).append("\": ").append(id++);
        }
        StringBuilder rules = new StringBuilder();
        for (String merge : merges) {
            vocabulary
                    .append(", \"")
                    .append(merge.replace(" ", ""))
                    .append("\": ")
                    .append(id++);
            rules.append(rules.isEmpty() ? "" : ", ").append('"').append(merge).append('"');
        }
        return write(folder, """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
                 "pre_tokenizer": null, "post_processor": null, "decoder": null,
                 "model": {"type": "BPE", "unk_token": "[UNK]", "vocab": {%s}, "merges": [%s]}}
                """.formatted(vocabulary, rules));
    }

    private static Path write(Path folder, String json) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve(FileTokenizers.FILE_NAME), json);
    }
}
