package dev.aiperf.endpoint;

import java.util.Optional;

/**
 * What one event of an answer carries. A reader makes one of what it finds, such as
 * {@code ResponsePart.content(text).withUsage(Usage.output(130))}.
 *
 * @param content answer text; empty when there is none
 * @param reasoning text of the model's reasoning; empty when there is none
 * @param toolCalls text of tool calls, names and arguments; empty when there is none
 * @param usage the token counts that the server reports
 * @param finishReason why the answer ended, in the event that says so
 * @param last whether this is the stream's own end mark, such as {@code [DONE]}
 * @param error the server's own words when the event reports an error instead of an answer, or why it can't be read
 */
public record ResponsePart(
        String content,
        String reasoning,
        String toolCalls,
        Optional<Usage> usage,
        Optional<String> finishReason,
        boolean last,
        Optional<String> error) {

    /** An event that carries nothing. */
    public static final ResponsePart EMPTY =
            new ResponsePart("", "", "", Optional.empty(), Optional.empty(), false, Optional.empty());

    /** The end mark of a stream. */
    public static final ResponsePart END =
            new ResponsePart("", "", "", Optional.empty(), Optional.empty(), true, Optional.empty());

    /** Returns a part for an event that can't be read. */
    public static ResponsePart malformed(String reason) {
        return EMPTY.withError(reason);
    }

    /** Returns a part of answer text. */
    public static ResponsePart content(String text) {
        return new ResponsePart(text, "", "", Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** Returns this part with text of the model's reasoning. */
    public ResponsePart withReasoning(String text) {
        return new ResponsePart(content, text, toolCalls, usage, finishReason, last, error);
    }

    /** Returns this part with text of tool calls, names and arguments. */
    public ResponsePart withToolCalls(String text) {
        return new ResponsePart(content, reasoning, text, usage, finishReason, last, error);
    }

    /** Returns this part with the token counts that the server reports. */
    public ResponsePart withUsage(Usage counts) {
        return new ResponsePart(content, reasoning, toolCalls, Optional.of(counts), finishReason, last, error);
    }

    /** Returns this part with the reason why the answer ended. */
    public ResponsePart withFinishReason(String reason) {
        return new ResponsePart(content, reasoning, toolCalls, usage, Optional.of(reason), last, error);
    }

    /** Returns this part with the server's own words of an error. */
    public ResponsePart withError(String words) {
        return new ResponsePart(content, reasoning, toolCalls, usage, finishReason, last, Optional.of(words));
    }

    /**
     * Returns whether this is a content event by the rule of the numbers: it carries non-empty text (white space
     * counts), reasoning or a tool call. A role alone, usage alone, a comment and the end mark are none.
     */
    public boolean hasContent() {
        return !content.isEmpty() || !reasoning.isEmpty() || !toolCalls.isEmpty();
    }
}
