package dev.aiperf.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.frames.DataFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.server.RawHTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Speaks HTTP/2 in the clear with prior knowledge. */
final class Http2Server extends ScriptedServer {

    /** How many requests it takes at once on a connection, unless told. */
    static final int PLACES = 128;

    private static final int BACKLOG = 1_024;
    private static final long WRITING_SECONDS = 10;

    private final Server server = new Server();
    private final ServerConnector connector;
    private final Script script;

    private Http2Server(Script script, int places) {
        this.script = script;
        RawHTTP2ServerConnectionFactory http2 =
                new RawHTTP2ServerConnectionFactory(new HttpConfiguration(), new Sessions());
        http2.setMaxConcurrentStreams(places);
        connector = new ServerConnector(server, 1, 1, http2);
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(BACKLOG);
        server.addConnector(connector);
    }

    static Http2Server start(Script script) throws IOException {
        return start(script, PLACES);
    }

    /** Starts one that takes so many requests at once on a connection. */
    static Http2Server start(Script script, int places) throws IOException {
        Http2Server started = new Http2Server(script, places);
        try {
            started.server.start();
            return started;
        } catch (Exception e) {
            throw new IOException("the scripted server can't start", e);
        }
    }

    /** Says that the connection of a call takes no more requests, and closes it once those under way are done. */
    static void goAway(Call call) {
        // Done when the last request is; no script waits for that.
        Future<?> unused = ((Http2Call) call).stream.getSession().shutdown();
    }

    @Override
    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the scripted server can't stop", e);
        }
    }

    private final class Sessions implements ServerSessionListener {

        @Override
        public void onAccept(Session session) {
            connected();
        }

        @Override
        public Stream.Listener onNewStream(Stream stream, HeadersFrame frame) {
            stream.demand();
            return new Http2Call(stream, (MetaData.Request) frame.getMetaData());
        }
    }

    private final class Http2Call implements Call, Stream.Listener {

        private final Stream stream;
        private final MetaData.Request head;
        private final CountDownLatch gone = new CountDownLatch(1);
        private final StringBuilder body = new StringBuilder();

        Http2Call(Stream stream, MetaData.Request head) {
            this.stream = stream;
            this.head = head;
        }

        @Override
        public void onDataAvailable(Stream from) {
            Stream.Data data = from.readData();
            if (data == null) {
                from.demand();
                return;
            }
            body.append(StandardCharsets.ISO_8859_1.decode(data.frame().getByteBuffer()));
            boolean last = data.frame().isEndStream();
            data.release();
            if (!last) {
                from.demand();
                return;
            }
            received(request());
            daemon(this::play);
        }

        private void play() {
            try {
                script.play(this);
            } catch (IOException | InterruptedException e) {
                // The client is gone; what it made of it is what the test looks at.
                dropped().countDown();
            }
        }

        @Override
        public void onReset(Stream from, ResetFrame frame, Callback callback) {
            gone.countDown();
            callback.succeeded();
        }

        @Override
        public void onFailure(Stream from, int error, String reason, Throwable failure, Callback callback) {
            gone.countDown();
            callback.succeeded();
        }

        @Override
        public void onClosed(Stream from) {
            gone.countDown();
        }

        @Override
        public Received request() {
            Map<String, String> headers = new HashMap<>();
            for (HttpField field : head.getHttpFields()) {
                headers.put(field.getName().toLowerCase(Locale.ROOT), field.getValue());
            }
            String text = new String(body.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return new Received(head.getMethod(), head.getHttpURI().getPathQuery(), headers, text);
        }

        @Override
        public void stream() throws IOException {
            headers(200, Map.of("content-type", "text/event-stream"), false);
        }

        @Override
        public void say(String part) throws IOException {
            done(stream.data(new DataFrame(stream.getId(), utf8(part), false)));
        }

        @Override
        public void end() throws IOException {
            done(stream.data(new DataFrame(stream.getId(), ByteBuffer.allocate(0), true)));
        }

        @Override
        public void answer(Answer answer) throws IOException {
            headers(answer.status(), answer.headers(), answer.body().isEmpty());
            if (!answer.body().isEmpty()) {
                done(stream.data(new DataFrame(stream.getId(), utf8(answer.body()), true)));
            }
        }

        @Override
        public void interim() throws IOException {
            headers(102, Map.of(), false);
            headers(103, Map.of("x-hint", "one"), false);
        }

        /** There is no gentle way but to say that it was in vain. */
        @Override
        public void cut() throws IOException {
            done(stream.reset(new ResetFrame(stream.getId(), ErrorCode.INTERNAL_ERROR.code)));
        }

        @Override
        public void reset() throws IOException {
            done(stream.reset(new ResetFrame(stream.getId(), ErrorCode.CANCEL_STREAM_ERROR.code)));
        }

        @Override
        public void awaitDrop() throws InterruptedException {
            gone.await();
            dropped().countDown();
        }

        private void headers(int status, Map<String, String> fields, boolean last) throws IOException {
            HttpFields.Mutable built = HttpFields.build();
            fields.forEach(built::add);
            MetaData.Response response = new MetaData.Response(status, null, HttpVersion.HTTP_2, built);
            done(stream.headers(new HeadersFrame(stream.getId(), response, null, last)));
        }

        private static ByteBuffer utf8(String text) {
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        }

        private static void done(Future<?> write) throws IOException {
            try {
                write.get(WRITING_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("the client took nothing", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
