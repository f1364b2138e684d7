package dev.aiperf.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small {@code tokenizer.json}: a token for each word or sign; it would cut, pad and add a special token if it were let. */
final class TokenizerFile {

    private TokenizerFile() {}

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("tokenizer.json"), """
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
}
