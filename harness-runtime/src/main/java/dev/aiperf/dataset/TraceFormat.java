package dev.aiperf.dataset;

import dev.aiperf.plan.text.NearestNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The forms of traces: what their rows call the time, the lengths and the words of a request. A form is told by the fields of
 * the first row, be that a JSON object or the header of a CSV file.
 */
enum TraceFormat {
    /** Alibaba's Bailian: seconds, chats of several turns, a hash of every 16 tokens. */
    BAILIAN("bailian_trace", "a Bailian trace", 1_000_000_000L, 16),
    /** Moonshot's Mooncake: milliseconds, and the input by its length, by its text or by its messages. */
    MOONCAKE("mooncake_trace", "a Mooncake trace", 1_000_000L, 512),
    /** BurstGPT's: seconds, lengths only. */
    BURST_GPT("burst_gpt_trace", "a BurstGPT trace", 1_000_000_000L, 0),
    /** Azure's LLM inference traces: dates, lengths only. */
    AZURE("azure_trace", "an Azure trace", 1_000_000_000L, 0),
    /** Prompts of one's own with the times at which they came, in milliseconds. */
    TIMED_PROMPTS("single_turn", "prompts with timestamps", 1_000_000L, 0);

    private final String type;
    private final String title;
    private final long nanosPerUnit;
    private final int blockTokens;

    TraceFormat(String type, String title, long nanosPerUnit, int blockTokens) {
        this.type = type;
        this.title = title;
        this.nanosPerUnit = nanosPerUnit;
        this.blockTokens = blockTokens;
    }

    /** Returns the fields that all rows have. */
    private List<String> allOf() {
        return switch (this) {
            case BAILIAN -> List.of("timestamp", "chat_id");
            case MOONCAKE -> List.of();
            case BURST_GPT, AZURE -> List.of(timeField(), inputField(), outputField());
            case TIMED_PROMPTS -> List.of("timestamp");
        };
    }

    /** Returns the fields of which a row has one; none where all that it needs is in {@link #allOf}. */
    private List<String> oneOf() {
        return switch (this) {
            case MOONCAKE -> List.of("input_length", "text_input", "messages");
            case TIMED_PROMPTS -> List.of("text", "texts", "prompt");
            default -> List.of();
        };
    }

    /** Returns the form's name, what {@code --custom-dataset-type} takes. */
    String type() {
        return type;
    }

    /** Returns the form in words. */
    String title() {
        return title;
    }

    /** Returns the unit of timestamps that are bare numbers. */
    long nanosPerUnit() {
        return nanosPerUnit;
    }

    /** Returns the tokens that a hash id stands for where the user doesn't say; 0 where rows have none. */
    int blockTokens() {
        return blockTokens;
    }

    /** Returns the field that holds the time. */
    String timeField() {
        return switch (this) {
            case BURST_GPT -> "Timestamp";
            case AZURE -> "TIMESTAMP";
            default -> "timestamp";
        };
    }

    /** Returns the field that holds the tokens of the input. */
    String inputField() {
        return switch (this) {
            case BURST_GPT -> "Request tokens";
            case AZURE -> "ContextTokens";
            default -> "input_length";
        };
    }

    /** Returns the field that holds the tokens of the answer. */
    String outputField() {
        return switch (this) {
            case BURST_GPT -> "Response tokens";
            case AZURE -> "GeneratedTokens";
            default -> "output_length";
        };
    }

    /** Returns the fields of a row by which the form is told; empty where it is another. */
    Optional<List<String>> evidence(Set<String> fields) {
        Optional<String> one = oneOf().stream().filter(fields::contains).findFirst();
        if (!fields.containsAll(allOf()) || (one.isEmpty() && !oneOf().isEmpty())) {
            return Optional.empty();
        }
        Stream<String> time = fields.contains(timeField()) ? Stream.of(timeField()) : Stream.of();
        return Optional.of(Stream.of(time, allOf().stream(), one.stream())
                .flatMap(names -> names)
                .distinct()
                .toList());
    }

    /** Returns the form of a name; case, hyphens and underscores don't matter. */
    static Optional<TraceFormat> named(String type) {
        String wanted = NearestNames.plain(type);
        return Arrays.stream(values())
                .filter(format -> NearestNames.plain(format.type).equals(wanted))
                .findFirst();
    }

    /** Returns the form of a first row with given fields. */
    static Optional<TraceFormat> of(Set<String> fields) {
        return Arrays.stream(values())
                .filter(format -> format.evidence(fields).isPresent())
                .findFirst();
    }

    /** Returns what is known, in words for a user whose file is none of it. */
    static String known() {
        return "Mooncake, Bailian, BurstGPT and Azure traces, and prompts with a timestamp";
    }
}
