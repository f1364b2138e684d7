package dev.aiperf.simulator.http;

import dev.aiperf.simulator.fault.Fault;
import dev.aiperf.simulator.fault.Fault.Plain;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** An answer as server-sent events. */
final class StreamedAnswer implements Answer {
    /** The event that {@link Plain#TRUNCATED_JSON} cuts: late enough that the stream is well under way. */
    private static final int TRUNCATED_CHUNK = 2;

    private final Exchange exchange;
    private final EventWriter writer;
    private final Tally tally;
    private final InferenceRequest request;
    private final AnswerStyle style;
    private final ChunkForm form;
    private final @Nullable Fault fault;

    private final StringBuilder words = new StringBuilder();
    private int wordCount;
    private int chunks;
    private boolean roleSaid;

    StreamedAnswer(
            Exchange exchange,
            Tally tally,
            InferenceRequest request,
            AnswerStyle style,
            AnswerHead head,
            Optional<Fault> fault) {
        this.exchange = exchange;
        this.writer = new EventWriter(exchange, fault);
        this.tally = tally;
        this.request = request;
        this.style = style;
        this.form = new ChunkForm(style, head, request.includeUsage());
        this.fault = fault.orElse(null);
        this.roleSaid = request.api() == Api.COMPLETIONS || !style.roleChunkSpoken();
    }

    @Override
    public boolean isWordless() {
        return fault == Plain.EMPTY_STREAM || fault == Plain.ROLE_ONLY;
    }

    @Override
    public void begin() {
        exchange.truth().status(200);
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        writer.headers();
        if (isWordless()) {
            endAtOnce();
            return;
        }
        if (style.spoken().roleEarly()) {
            sayRole();
        }
        if (!style.comments().isZero()) {
            commentLater();
        }
    }

    private void endAtOnce() {
        if (fault == Plain.ROLE_ONLY) {
            sayRole();
            writer.event(form.done(), false, 0, true);
        } else {
            writer.end();
        }
    }

    @Override
    public void word(String word, boolean reasoning, boolean last) {
        sayRole();
        words.append(word);
        wordCount++;
        boolean reasoningEnds = reasoning && !last && tally.reasoningEnds();
        if (last || reasoningEnds || wordCount == style.tokensPerChunk()) {
            flush(reasoning, last);
        }
        if (last) {
            end();
        }
    }

    private void sayRole() {
        if (!roleSaid) {
            roleSaid = true;
            writer.event(form.role(continuousUsage()), false, 0, false);
        }
    }

    private void flush(boolean reasoning, boolean last) {
        String text = words.toString();
        int tokens = wordCount;
        words.setLength(0);
        wordCount = 0;
        if (fault == Plain.TRUNCATED_JSON && chunks++ == TRUNCATED_CHUNK) {
            writer.event(form.truncated(text), false, 0, false);
        } else if (last && style.spoken().finishWithLastToken()) {
            writer.event(form.lastWords(text, reasoning, tally.finishReason(), continuousUsage()), true, tokens, false);
        } else {
            writer.event(form.words(text, reasoning, continuousUsage()), true, tokens, false);
        }
    }

    private void end() {
        boolean done = fault != Plain.NO_DONE;
        if (!style.spoken().finishWithLastToken()) {
            writer.event(form.finish(tally.finishReason(), continuousUsage()), false, 0, false);
        }
        if (request.includeUsage()) {
            writer.event(form.usage(tally.usageSoFar()), false, 0, false);
        }
        if (done) {
            writer.event(form.done(), false, 0, true);
        } else {
            writer.end();
        }
    }

    private @Nullable Usage continuousUsage() {
        return request.continuousUsage() || style.usageEachChunk() ? tally.usageSoFar() : null;
    }

    private void commentLater() {
        exchange.after(style.comments().toNanos(), () -> {
            if (!exchange.isEnded()) {
                writer.comment(form.comment());
                commentLater();
            }
        });
    }
}
