package dev.aiperf.simulator.http;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.engine.EngineThread;
import dev.aiperf.simulator.engine.Sequence;
import dev.aiperf.simulator.fault.Fault;
import dev.aiperf.simulator.fault.Fault.Plain;
import dev.aiperf.simulator.fault.Faults;
import dev.aiperf.simulator.text.WordVocabulary;
import dev.aiperf.simulator.truth.TruthEntry;
import dev.aiperf.simulator.truth.TruthLog;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Takes requests for text, decides what each meets, and gives it to the engine. Never blocks. */
final class InferenceHandler {
    private static final String REQUEST_ID = "X-Request-ID";
    private static final String FAULT = "X-Simulator-Fault";

    /** Counting the tokens of a longer body would keep the selector from other requests for milliseconds. */
    private static final int LONG_BODY_BYTES = 32_768;

    /** Role, rest of a chunk, finish, usage and done. */
    private static final int EVENTS_BESIDE_TOKENS = 5;

    private final ServerSettings settings;
    private final EngineThread engine;
    private final TruthLog truthLog;
    private final ServerMetrics metrics;
    private final RequestReader reader = new RequestReader();
    private final AtomicLong requests = new AtomicLong();

    InferenceHandler(ServerSettings settings, EngineThread engine, TruthLog truthLog, ServerMetrics metrics) {
        this.settings = settings;
        this.engine = engine;
        this.truthLog = truthLog;
        this.metrics = metrics;
    }

    Request.Handler of(Api api) {
        return (request, response, callback) -> {
            long headersNanos = System.nanoTime();
            Content.Source.asByteBuffer(
                    request,
                    Promise.Invocable.from(
                            InvocationType.NON_BLOCKING,
                            body -> received(api, request, response, callback, headersNanos, body),
                            callback::failed));
            return true;
        };
    }

    private void received(
            Api api, Request request, Response response, Callback callback, long headersNanos, ByteBuffer body) {
        long number = requests.getAndIncrement();
        String given = request.getHeaders().get(REQUEST_ID);
        TruthEntry truth =
                new TruthEntry(given != null ? given : "simulated-" + number, headersNanos, System.nanoTime());
        truthLog.add(truth);
        Exchange exchange = new Exchange(request, response, callback, truth);
        Runnable accept = () -> accept(api, exchange, request, callback, number, body);
        if (body.remaining() > LONG_BODY_BYTES) {
            request.getComponents().getExecutor().execute(accept);
        } else {
            accept.run();
        }
    }

    private void accept(Api api, Exchange exchange, Request request, Callback callback, long number, ByteBuffer body) {
        try {
            Optional<Fault> fault = fault(request, number);
            InferenceRequest asked = checked(reader.read(api, body));
            exchange.truth().prompt(asked.prompt().length);
            meet(fault, exchange, callback, asked, number);
        } catch (BadRequest e) {
            refuse(exchange, callback, RequestTruth.REJECTED, e.status(), e.code(), e.text());
        }
    }

    private Optional<Fault> fault(Request request, long number) throws BadRequest {
        String header = request.getHeaders().get(FAULT);
        if (header == null) {
            return settings.faults().draw(settings.seed(), number);
        }
        try {
            return Faults.parse(header).draw(settings.seed(), number);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(FAULT + ": " + e.getMessage());
        }
    }

    private InferenceRequest checked(InferenceRequest asked) throws BadRequest {
        if (!settings.anyModel() && !settings.models().contains(asked.model())) {
            throw new BadRequest(404, "model_not_found", "The model `" + asked.model() + "` does not exist.");
        }
        long length = (long) Math.max(1, asked.prompt().length) + asked.length().orElse(1);
        if (length > settings.kvTokens()) {
            throw new BadRequest("This model's maximum context length is " + settings.kvTokens()
                    + " tokens. However, you requested " + length + " tokens.");
        }
        return asked;
    }

    private void meet(
            Optional<Fault> fault, Exchange exchange, Callback callback, InferenceRequest asked, long number) {
        Fault met = fault.orElse(null);
        if (met instanceof Fault.Status status) {
            status.retryAfterSeconds()
                    .ifPresent(seconds -> exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, seconds));
            refuse(exchange, callback, met.label(), status.code(), "simulated_fault", "This failure is simulated.");
        } else if (met == Plain.NOT_JSON) {
            exchange.truth().status(200);
            exchange.ending(met.label());
            String page = "<!DOCTYPE html>\n<html><body><h1>Welcome</h1></body></html>\n";
            SmallAnswers.send(exchange.response(), callback, 200, "text/html; charset=utf-8", page);
        } else if (met == Plain.ENDLESS_HEADERS) {
            exchange.watch(() -> {});
            EndlessHeaders.start(exchange);
        } else if (met instanceof Fault.Delay delay) {
            exchange.watch(() -> {});
            exchange.after(delay.length().toNanos(), () -> generate(fault, exchange, asked, number));
        } else {
            generate(fault, exchange, asked, number);
        }
    }

    private void generate(Optional<Fault> fault, Exchange exchange, InferenceRequest asked, long number) {
        if (exchange.isEnded()) {
            return;
        }
        SplittableRandom random = new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + number);
        int length = length(asked, random);
        Tally tally = new Tally(
                asked.prompt().length,
                Math.min(settings.reasoningTokens(), length),
                asked.length().isPresent() ? "length" : "stop");
        AnswerHead head = new AnswerHead(
                asked.api(),
                asked.api().idPrefix() + Long.toHexString(random.nextLong()),
                Instant.now().getEpochSecond(),
                asked.model());
        if (asked.stream()) {
            truthLog.expect(exchange.truth(), length / settings.style().tokensPerChunk() + EVENTS_BESIDE_TOKENS);
        }
        Answer answer = asked.stream()
                ? new StreamedAnswer(exchange, tally, asked, settings.style(), head, fault)
                : new WholeAnswer(exchange, tally, settings.style(), head, fault);
        if (answer.isWordless()) {
            answer.begin();
            return;
        }
        WordVocabulary.Words words = vocabulary(fault).draw(random.nextLong());
        Generation generation = new Generation(answer, tally, words, exchange.truth(), metrics);
        Sequence sequence = new Sequence(asked.prompt(), length, generation);
        exchange.watch(() -> {
            engine.cancel(sequence);
            metrics.aborted();
        });
        answer.begin();
        engine.submit(sequence);
    }

    private WordVocabulary vocabulary(Optional<Fault> fault) {
        boolean international = settings.international() || fault.equals(Optional.of(Plain.SPLIT_UTF8));
        return international ? WordVocabulary.international() : WordVocabulary.ascii();
    }

    /** What was asked for; else about the usual length, a quarter to either side, unless the model may not end early. */
    private int length(InferenceRequest asked, SplittableRandom random) {
        int usual = settings.outputTokens();
        int drawn = asked.ignoreEos() ? usual : (int) Math.round(usual * (0.75 + 0.5 * random.nextDouble()));
        long room = settings.kvTokens() - Math.max(1, asked.prompt().length);
        int free = (int) Math.min(room, Math.max(drawn, Math.max(1, asked.minTokens())));
        return asked.length().orElse(free);
    }

    private void refuse(Exchange exchange, Callback callback, String outcome, int status, String code, String message) {
        exchange.truth().status(status);
        exchange.ending(outcome);
        SmallAnswers.error(exchange.response(), callback, status, code, message);
    }
}
