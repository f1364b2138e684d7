package dev.aiperf.dataset;

import dev.aiperf.plan.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the rows of a trace ask. Where a row has words they are read again from the file; else a prompt of the row's length is
 * made, which shares its beginning with those of other rows as far as its hashes do. Safe to share.
 */
final class TraceTurns {

    private final Path file;
    private final TraceFormat format;
    private final TraceRows rows;
    private final PromptComposer composer;
    private final int blockTokens;
    private final Optional<LengthDraws> output;
    private final Seed content;
    private final JsonMapper json = new JsonMapper();

    /**
     * @param blockTokens the tokens of each hash id; 0 where rows have none
     * @param output the tokens to ask for where a row names none
     * @param content the root of the words of made prompts
     */
    TraceTurns(
            Path file,
            TraceFormat format,
            TraceRows rows,
            PromptComposer composer,
            int blockTokens,
            Optional<LengthDraws> output,
            Seed content) {
        this.file = file;
        this.format = format;
        this.rows = rows;
        this.composer = composer;
        this.blockTokens = blockTokens;
        this.output = output;
        this.content = content;
    }

    Turn of(long entry, int row) {
        OptionalInt wanted = output(entry, row);
        Map<String, @Nullable Object> members = rows.bytes(row) == 0 ? Map.of() : members(row);
        int tokens = rows.inputTokens(row);
        if (tokens == TraceRows.NONE) {
            return format == TraceFormat.TIMED_PROMPTS ? prompt(members, wanted) : asked(members, wanted);
        }
        Prompt prompt = members.get("hash_ids") instanceof List<?> ids && blockTokens > 0
                ? composer.compose(blocks(ids), tokens, words(entry))
                : composer.compose(entry, tokens, words(entry));
        return new Turn(List.of(prompt.text()), OptionalInt.of(prompt.tokens()), wanted, extra(members));
    }

    private OptionalInt output(long entry, int row) {
        int tokens = rows.outputTokens(row);
        if (tokens != TraceRows.NONE) {
            return OptionalInt.of(tokens);
        }
        return output.isPresent() ? OptionalInt.of(output.get().at(entry)) : OptionalInt.empty();
    }

    private Seed words(long entry) {
        return content.derive("words").derive(entry);
    }

    private SharedBlocks blocks(List<?> ids) {
        long[] hashes = ids.stream().mapToLong(id -> ((Number) id).longValue()).toArray();
        return new SharedBlocks(hashes, blockTokens, content.derive("blocks"));
    }

    private Turn asked(Map<String, @Nullable Object> members, OptionalInt wanted) {
        Map<String, Object> extra = extra(members);
        if (members.get("messages") instanceof List<?> messages) {
            extra.put("messages", messages);
            if (members.get("tools") instanceof List<?> tools) {
                extra.put("tools", tools);
            }
            return new Turn(texts(messages), OptionalInt.empty(), wanted, extra);
        }
        return new Turn(List.of(String.valueOf(members.get("text_input"))), OptionalInt.empty(), wanted, extra);
    }

    private Turn prompt(Map<String, @Nullable Object> members, OptionalInt wanted) {
        try {
            Turn turn = SingleTurnRow.readTimed(members, format.timeField());
            return new Turn(turn.texts(), turn.inputTokens(), wanted, turn.extra());
        } catch (RowException e) {
            throw new IllegalStateException(file + " was changed after it was read: " + e.getMessage(), e);
        }
    }

    /** Returns the texts of messages, for their tokens to be counted. */
    private static List<String> texts(List<?> messages) {
        List<String> texts = messages.stream()
                .map(message -> message instanceof Map<?, ?> members ? members.get("content") : null)
                .flatMap(content -> strings(content).stream())
                .toList();
        return texts.isEmpty() ? List.of("") : texts;
    }

    private static List<String> strings(@Nullable Object value) {
        if (value instanceof String text) {
            return List.of(text);
        }
        return value instanceof List<?> parts
                ? parts.stream()
                        .map(part -> part instanceof Map<?, ?> members ? members.get("text") : part)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static Map<String, Object> extra(Map<String, @Nullable Object> members) {
        Map<String, Object> extra = new LinkedHashMap<>();
        if (members.get("extra") instanceof Map<?, ?> further) {
            further.forEach((name, value) -> extra.put(String.valueOf(name), value));
        }
        return extra;
    }

    /** The row was read whole before the load, so that only a file that was changed since can fail here. */
    @SuppressWarnings("unchecked") // keys of a JSON object are strings
    private Map<String, @Nullable Object> members(int row) {
        try {
            return json.readValue(TraceFile.bytes(file, rows.offset(row), rows.bytes(row)), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read any more, after " + format.title() + " was read", e);
        }
    }
}
