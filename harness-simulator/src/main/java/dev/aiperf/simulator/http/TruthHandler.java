package dev.aiperf.simulator.http;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.truth.TruthLog;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.IteratingCallback;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Tells the truth, one request a line. */
final class TruthHandler {
    private static final JsonFactory JSON = new JsonFactory();

    private final TruthLog log;

    TruthHandler(TruthLog log) {
        this.log = log;
    }

    boolean tell(Request request, Response response, Callback callback) {
        Fields query = Request.extractQueryParameters(request);
        String id = query.getValue("id");
        if (id != null) {
            Optional<RequestTruth> found = log.find(id);
            if (found.isEmpty()) {
                SmallAnswers.error(response, callback, 404, "not_found", "no request " + id + " is known");
                return true;
            }
            SmallAnswers.json(response, callback, 200, line(found.get()));
            return true;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-ndjson");
        new Lines(log.all(), response, callback).iterate();
        return true;
    }

    boolean clear(Request request, Response response, Callback callback) {
        log.clear();
        response.setStatus(204);
        callback.succeeded();
        return true;
    }

    private static String line(RequestTruth truth) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("requestId", truth.requestId());
            json.writeNumberProperty("headersNanos", truth.headersNanos());
            json.writeNumberProperty("receivedNanos", truth.receivedNanos());
            json.writeNumberProperty("promptTokens", truth.promptTokens());
            json.writeNumberProperty("cachedTokens", truth.cachedTokens());
            json.writeNumberProperty("completionTokens", truth.completionTokens());
            json.writeNumberProperty("reasoningTokens", truth.reasoningTokens());
            json.writeNumberProperty("status", truth.status());
            json.writeStringProperty("outcome", truth.outcome());
            json.writeNumberProperty("endNanos", truth.endNanos());
            json.writeArrayPropertyStart("events");
            for (RequestTruth.Event event : truth.events()) {
                json.writeStartObject();
                json.writeNumberProperty("nanos", event.nanos());
                json.writeBooleanProperty("content", event.content());
                json.writeNumberProperty("tokens", event.tokens());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** Line after line as the client reads them: all of them at once may be gigabytes. */
    private static final class Lines extends IteratingCallback {
        private final Iterator<RequestTruth> truths;
        private final Response response;
        private final Callback callback;
        private boolean lastWritten;

        Lines(List<RequestTruth> truths, Response response, Callback callback) {
            this.truths = truths.iterator();
            this.response = response;
            this.callback = callback;
        }

        @Override
        protected Action process() {
            if (lastWritten) {
                return Action.SUCCEEDED;
            }
            String text = truths.hasNext() ? line(truths.next()) : "";
            lastWritten = !truths.hasNext();
            response.write(lastWritten, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteSuccess() {
            callback.succeeded();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            callback.failed(cause);
        }
    }
}
