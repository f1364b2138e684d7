package dev.aiperf.simulator.http;

import dev.aiperf.simulator.fault.Fault;
import dev.aiperf.simulator.fault.Fault.Plain;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** An answer in one piece, sent when its last token is made. */
final class WholeAnswer implements Answer {
    private final Exchange exchange;
    private final EventWriter writer;
    private final Tally tally;
    private final AnswerStyle style;
    private final AnswerHead head;
    private final @Nullable Fault fault;

    private final StringBuilder reasoningText = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private int tokens;

    WholeAnswer(Exchange exchange, Tally tally, AnswerStyle style, AnswerHead head, Optional<Fault> fault) {
        this.exchange = exchange;
        this.writer = new EventWriter(exchange, fault.map(WholeAnswer::atOnce));
        this.tally = tally;
        this.style = style;
        this.head = head;
        this.fault = fault.orElse(null);
    }

    /** What a stream meets after some events, an answer in one piece meets in place of its only event. */
    private static Fault atOnce(Fault fault) {
        if (fault instanceof Fault.ResetAfter) {
            return new Fault.ResetAfter(0);
        }
        if (fault instanceof Fault.CutAfter) {
            return new Fault.CutAfter(0);
        }
        if (fault instanceof Fault.StallAfter stall) {
            return new Fault.StallAfter(0, stall.length());
        }
        return fault;
    }

    @Override
    public boolean isWordless() {
        return false;
    }

    @Override
    public void begin() {
        exchange.truth().status(200);
    }

    @Override
    public void word(String word, boolean reasoning, boolean last) {
        (reasoning ? reasoningText : text).append(word);
        tokens++;
        if (last) {
            send();
        }
    }

    private void send() {
        byte[] body = json().getBytes(StandardCharsets.UTF_8);
        if (fault == Plain.TRUNCATED_JSON) {
            body = Arrays.copyOf(body, body.length / 2);
        }
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        exchange.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        writer.event(body, true, tokens, true);
    }

    private String json() {
        return head.json(head.api().wholeObject(), style.spoken().fingerprint())
                + "\"choices\":[{\"index\":0," + said()
                + ",\"logprobs\":null,\"finish_reason\":\"" + tally.finishReason()
                + "\"}],\"usage\":" + tally.usageSoFar().json() + "}";
    }

    private String said() {
        if (head.api() == Api.COMPLETIONS) {
            return "\"text\":\"" + reasoningText + text + '"';
        }
        String reasoning =
                reasoningText.isEmpty() ? "" : ",\"" + style.reasoningFieldSpoken() + "\":\"" + reasoningText + '"';
        return "\"message\":{\"role\":\"assistant\",\"content\":\"" + text + '"' + reasoning + "}";
    }
}
