package dev.aiperf.simulator.http;

import dev.aiperf.simulator.http.Dialect.NullUsage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of one stream, in a dialect.
 *
 * <p>All that is the same in each event of the stream is encoded once. A token then costs one array and three copies,
 * which is what lets one thread write tens of thousands of events a second.
 */
final class ChunkForm {
    private static final String WORDS = "WORDS";

    private final Dialect dialect;
    private final AnswerHead head;
    private final boolean usageAsked;
    private final String reasoningDelta;
    private final String eventEnd;
    private final byte[] end;
    private final Template content;
    private final Template reasoning;

    /** The bytes around the words of a chunk, up to where usage may follow. */
    private static final class Template {
        private final byte[] before;
        private final byte[] after;

        Template(byte[] before, byte[] after) {
            this.before = before;
            this.after = after;
        }
    }

    ChunkForm(AnswerStyle style, AnswerHead head, boolean usageAsked) {
        this.dialect = style.spoken();
        this.head = head;
        this.usageAsked = usageAsked;
        this.reasoningDelta = dialect.reasoningDelta().replace("REASONING", style.reasoningFieldSpoken());
        this.eventEnd = style.lineEnd() + style.lineEnd();
        this.end = ("}" + eventEnd).getBytes(StandardCharsets.UTF_8);
        this.content = template(dialect.contentDelta());
        this.reasoning = template(reasoningDelta);
    }

    /** A chunk that has the role and nothing else. */
    byte[] role(@Nullable Usage usage) {
        return chunk(dialect.roleDelta(), "", "null", usage);
    }

    byte[] words(String words, boolean isReasoning, @Nullable Usage usage) {
        Template template = isReasoning ? reasoning : content;
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        byte[] used = usageField(usage).getBytes(StandardCharsets.UTF_8);
        return join(template.before, text, template.after, used, end);
    }

    /** The last words, where the dialect says with them why they are the last. */
    byte[] lastWords(String words, boolean isReasoning, String finishReason, @Nullable Usage usage) {
        String delta = isReasoning ? reasoningDelta : dialect.contentDelta();
        return chunk(delta, words, '"' + finishReason + '"', usage);
    }

    byte[] finish(String finishReason, @Nullable Usage usage) {
        return chunk(dialect.finishDelta(), "", '"' + finishReason + '"', usage);
    }

    /** The chunk without choices that ends a stream for which usage was asked. */
    byte[] usage(Usage usage) {
        return bytes(opening() + "],\"usage\":" + usage.json() + "}" + eventEnd);
    }

    byte[] done() {
        return bytes(dialect.dataPrefix() + "[DONE]" + eventEnd);
    }

    byte[] comment() {
        return bytes(": ping" + eventEnd);
    }

    /** An event whose JSON breaks off in the middle. */
    byte[] truncated(String words) {
        String whole = opening() + choice(dialect.contentDelta(), words, "null");
        return bytes(whole.substring(0, whole.length() - whole.length() / 4) + eventEnd);
    }

    private Template template(String delta) {
        String chunk = opening() + choice(delta, WORDS, "null") + "]";
        int at = chunk.indexOf(WORDS, opening().length());
        return new Template(bytes(chunk.substring(0, at)), bytes(chunk.substring(at + WORDS.length())));
    }

    private byte[] chunk(String delta, String words, String finishReason, @Nullable Usage usage) {
        return bytes(opening() + choice(delta, words, finishReason) + "]" + usageField(usage) + "}" + eventEnd);
    }

    private String opening() {
        return dialect.dataPrefix() + head.json(head.api().chunkObject(), dialect.fingerprint()) + "\"choices\":[";
    }

    /** Plain completions have no deltas: of what a delta says only the words are left. */
    private String choice(String delta, String words, String finishReason) {
        String body =
                head.api() == Api.CHAT ? "\"delta\":" + delta.replace(WORDS, words) : "\"text\":\"" + words + "\"";
        return "{\"index\":0," + body + dialect.logprobs() + ",\"finish_reason\":" + finishReason + dialect.choiceEnd()
                + "}";
    }

    private String usageField(@Nullable Usage usage) {
        if (usage != null) {
            return ",\"usage\":" + usage.json();
        }
        boolean isNull =
                dialect.nullUsage() == NullUsage.ALWAYS || (dialect.nullUsage() == NullUsage.WHEN_ASKED && usageAsked);
        return isNull ? ",\"usage\":null" : "";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
