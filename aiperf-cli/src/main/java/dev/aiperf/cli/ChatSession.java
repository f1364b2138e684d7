package dev.aiperf.cli;

import dev.aiperf.endpoint.EndpointException;
import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.endpoint.EndpointTypes;
import dev.aiperf.endpoint.EndpointUrl;
import dev.aiperf.endpoint.ResponsePart;
import dev.aiperf.endpoint.ServerErrorText;
import dev.aiperf.plan.text.DurationText;
import dev.aiperf.run.Deadline;
import dev.aiperf.tokenizer.Tokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A conversation with a model over streamed chat completions. For one thread. */
final class ChatSession {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final int MOST_GREETING_BYTES = 4 << 20;
    /** How long an answer may take, from its question to its end. */
    static final Duration ANSWER_TIME = Duration.ofMinutes(5);

    private static final String DATA = "data:";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIME)
            .build();
    private final EndpointType endpoint;
    private final URI url;
    private final URI models;
    private final String model;
    private final Map<String, String> headers;
    private final Optional<String> systemPrompt;
    private final boolean keepsHistory;
    private final Tokenizer tokenizer;
    private final Duration answerTime;
    private final List<Message> history = new ArrayList<>();

    /** A message of the conversation. */
    private record Message(String role, String content) {}

    /**
     * How fast a turn was.
     *
     * @param firstToken until the first token
     * @param whole until the last one
     * @param tokens how many came
     */
    record TurnTimes(Duration firstToken, Duration whole, int tokens) {

        String line() {
            double decodeSeconds = whole.minus(firstToken).toNanos() / 1e9;
            String rate = tokens > 1 && decodeSeconds > 0
                    ? String.format(Locale.ROOT, ", %.1f tokens/s", (tokens - 1) / decodeSeconds)
                    : "";
            return String.format(
                    Locale.ROOT,
                    "[first token %d ms, %d tokens%s, %d ms in all]",
                    firstToken.toMillis(),
                    tokens,
                    rate,
                    whole.toMillis());
        }
    }

    ChatSession(
            URI base,
            String model,
            Map<String, String> headers,
            Optional<String> systemPrompt,
            boolean keepsHistory,
            Tokenizer tokenizer,
            Duration answerTime)
            throws EndpointException {
        this.endpoint = EndpointTypes.installed().named("chat");
        this.url = EndpointUrl.of(base, endpoint.path(), Optional.empty());
        this.models = EndpointUrl.of(base, "/v1/models", Optional.empty());
        this.model = model;
        this.headers = Map.copyOf(headers);
        this.systemPrompt = systemPrompt;
        this.keepsHistory = keepsHistory;
        this.tokenizer = tokenizer;
        this.answerTime = answerTime;
    }

    /**
     * Asks the server for its models: so the connection is there, and the client's own start is over, before the first
     * answer is timed.
     *
     * @return what to say where the server lists models without this one; a server that lists none, or doesn't answer, is
     *     taken at its word later
     */
    Optional<String> greet() throws InterruptedException {
        Duration time = answerTime.compareTo(CONNECT_TIME) < 0 ? answerTime : CONNECT_TIME;
        HttpRequest.Builder request = HttpRequest.newBuilder(models).timeout(time);
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            List<String> listed = new ArrayList<>();
            if (response.statusCode() == 200) {
                JsonMapper.shared()
                        .readTree(whole(response.body(), time))
                        .path("data")
                        .forEach(each -> listed.add(each.path("id").asString("")));
            }
            return listed.isEmpty() || listed.contains(model)
                    ? Optional.empty()
                    : Optional.of(url.getScheme() + "://" + url.getRawAuthority() + " doesn't list the model " + model
                            + "; it lists: " + String.join(", ", listed));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Reads a body; the client's own timeout ends with the head of it. */
    private static byte[] whole(InputStream body, Duration time) throws IOException {
        try (body;
                Deadline ignored = Deadline.closing(body, time)) {
            return body.readNBytes(MOST_GREETING_BYTES);
        }
    }

    /**
     * Asks and hands on the answer as it comes.
     *
     * @throws IOException when there is no answer; the message says why
     */
    TurnTimes ask(String text, Consumer<String> onPiece) throws IOException, InterruptedException {
        Message question = new Message("user", text);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(answerTime)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body(question)));
        headers.forEach(request::header);
        Answer answer = new Answer(onPiece);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            take(response, answer);
        } catch (HttpTimeoutException e) {
            throw tooLate("no answer came", e);
        } catch (ConnectException e) {
            // Without the query, which may hold a key.
            throw new IOException(
                    url.getScheme() + "://" + url.getRawAuthority() + " doesn't answer: is the server running?", e);
        }
        if (answer.error.isPresent()) {
            throw new IOException(answer.error.get());
        }
        if (answer.firstNanos == 0) {
            throw new IOException("the server answered without any content; does it stream chat completions?");
        }
        if (keepsHistory) {
            history.add(question);
            history.add(new Message("assistant", answer.text.toString()));
        }
        return answer.times(tokenizer);
    }

    /** Takes the answer; the client's own timeout ends with the head of it. */
    private void take(HttpResponse<InputStream> response, Answer answer) throws IOException {
        Deadline deadline = Deadline.closing(response.body(), answerTime);
        try (deadline;
                BufferedReader body =
                        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() / 100 != 2) {
                answer.error = Optional.of("HTTP " + response.statusCode() + ": " + words(body.lines()));
                return;
            }
            for (String line = body.readLine(); line != null; line = body.readLine()) {
                answer.line(line);
            }
        } catch (IOException | UncheckedIOException e) {
            throw deadline.hasPassed()
                    ? tooLate("the answer did not end", e)
                    : new IOException("the answer broke off: " + e.getMessage(), e);
        }
    }

    private IOException tooLate(String what, Exception cause) {
        return new IOException(what + " within " + DurationText.format(answerTime), cause);
    }

    private static String words(Stream<String> lines) {
        String body = lines.reduce("", (a, b) -> a + b + "\n");
        return new ServerErrorText().of(body.getBytes(StandardCharsets.UTF_8));
    }

    private String body(Message question) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("model", model);
        body.put("stream", true);
        ArrayNode messages = body.putArray("messages");
        systemPrompt.ifPresent(prompt -> add(messages, new Message("system", prompt)));
        history.forEach(message -> add(messages, message));
        add(messages, question);
        return body.toString();
    }

    private static void add(ArrayNode messages, Message message) {
        messages.addObject().put("role", message.role).put("content", message.content);
    }

    /** An answer as it comes. */
    private final class Answer {

        private final Consumer<String> onPiece;
        private final long startNanos = System.nanoTime();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
        private Optional<String> error = Optional.empty();
        private long firstNanos;
        private long lastNanos;

        Answer(Consumer<String> onPiece) {
            this.onPiece = onPiece;
        }

        void line(String line) {
            if (!line.startsWith(DATA)) {
                return;
            }
            byte[] data = line.substring(DATA.length()).strip().getBytes(StandardCharsets.UTF_8);
            ResponsePart part = endpoint.reader().read(data, 0, data.length);
            if (part.error().isPresent()) {
                error = part.error();
            }
            if (!part.hasContent()) {
                return;
            }
            lastNanos = System.nanoTime();
            if (firstNanos == 0) {
                firstNanos = lastNanos;
            }
            reasoning.append(part.reasoning());
            text.append(part.content()).append(part.toolCalls());
            onPiece.accept(part.reasoning() + part.content() + part.toolCalls());
        }

        TurnTimes times(Tokenizer tokenizer) {
            return new TurnTimes(
                    Duration.ofNanos(firstNanos - startNanos),
                    Duration.ofNanos(lastNanos - startNanos),
                    tokenizer.count(text.toString()) + tokenizer.count(reasoning.toString()));
        }
    }
}
