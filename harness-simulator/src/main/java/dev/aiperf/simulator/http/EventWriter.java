package dev.aiperf.simulator.http;

import dev.aiperf.simulator.RequestTruth;
import dev.aiperf.simulator.fault.Fault;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Writes one answer's events to its client, one write each and in order, and records when.
 *
 * <p>Any thread may hand over an event and never waits: it is written at once if the socket takes it, else when the client
 * has read what is before it. Here, where events meet the socket, a connection is also made to stall, to break off or to
 * crumble its bytes.
 */
final class EventWriter extends IteratingCallback {
    /** Between the halves of a cut event, so that no client reads them as one. */
    private static final long HALF_PAUSE_NANOS = 1_000_000;

    /** A part of the body; an event is known to be out with its last piece. */
    private record Piece(ByteBuffer bytes, @Nullable Mark mark, boolean last, long pauseBeforeNanos) {}

    private record Mark(boolean content, int tokens) {}

    private final Exchange exchange;
    private final @Nullable Fault fault;
    private final Queue<Piece> queue = new ConcurrentLinkedQueue<>();
    private @Nullable Piece paused;
    private int events;
    private boolean faultDone;
    private boolean lastWritten;

    EventWriter(Exchange exchange, Optional<Fault> fault) {
        this.exchange = exchange;
        this.fault = fault.orElse(null);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Sends the headers by themselves, as servers do that know early that they will stream. */
    void headers() {
        add(new Piece(ByteBuffer.allocate(0), null, false, 0));
        iterate();
    }

    void comment(byte[] bytes) {
        add(new Piece(ByteBuffer.wrap(bytes), null, false, 0));
        iterate();
    }

    void event(byte[] bytes, boolean content, int tokens, boolean last) {
        addSliced(bytes, new Mark(content, tokens), last);
        iterate();
    }

    /** Ends the body with nothing more in it. */
    void end() {
        add(new Piece(ByteBuffer.allocate(0), null, true, 0));
        iterate();
    }

    private void addSliced(byte[] bytes, Mark mark, boolean last) {
        int from = 0;
        long pause = 0;
        if (fault == Fault.Plain.TRICKLE) {
            for (; from < bytes.length - 1; from++) {
                add(new Piece(ByteBuffer.wrap(bytes, from, 1), null, false, 0));
            }
        } else if (fault == Fault.Plain.SPLIT_UTF8) {
            from = insideCharacter(bytes);
            if (from > 0) {
                add(new Piece(ByteBuffer.wrap(bytes, 0, from), null, false, 0));
                pause = HALF_PAUSE_NANOS;
            }
        }
        add(new Piece(ByteBuffer.wrap(bytes, from, bytes.length - from), mark, last, pause));
    }

    /** Where a character of several bytes has been begun but not ended, or 0. */
    private static int insideCharacter(byte[] utf8) {
        for (int i = 0; i < utf8.length; i++) {
            boolean continues = (utf8[i] & 0xC0) == 0x80;
            if (continues) {
                return i;
            }
        }
        return 0;
    }

    private void add(Piece piece) {
        queue.add(piece);
    }

    @Override
    protected Action process() {
        if (lastWritten) {
            return Action.SUCCEEDED;
        }
        if (!faultDone && interrupts()) {
            return Action.SCHEDULED;
        }
        Piece piece = paused;
        paused = null;
        if (piece == null) {
            piece = queue.poll();
            if (piece == null) {
                return Action.IDLE;
            }
            if (piece.pauseBeforeNanos > 0) {
                paused = piece;
                exchange.after(piece.pauseBeforeNanos, this::succeeded);
                return Action.SCHEDULED;
            }
        }
        write(piece);
        return Action.SCHEDULED;
    }

    private void write(Piece piece) {
        if (piece.mark != null) {
            exchange.truth().event(System.nanoTime(), piece.mark.content, piece.mark.tokens);
            events++;
        }
        if (piece.last) {
            lastWritten = true;
            exchange.ending(outcome());
        }
        exchange.response().write(piece.last, piece.bytes, this);
    }

    /** Whether the connection is stalled or broken off now: then nothing is written, or not before the stall ends. */
    private boolean interrupts() {
        if (fault instanceof Fault.ResetAfter reset && events >= reset.events()) {
            faultDone = true;
            exchange.reset(fault.label());
            return true;
        }
        if (fault instanceof Fault.CutAfter cut && events >= cut.events()) {
            faultDone = true;
            exchange.cut(fault.label());
            return true;
        }
        if (fault instanceof Fault.StallAfter stall && events >= stall.events()) {
            faultDone = true;
            if (!stall.isForEver()) {
                exchange.after(stall.length().toNanos(), this::succeeded);
            }
            return true;
        }
        return false;
    }

    /** A fault is what became of the request only if it came to pass: a short answer may end before. */
    private String outcome() {
        if (fault == null) {
            return RequestTruth.COMPLETED;
        }
        boolean waitsForEvents = fault instanceof Fault.ResetAfter
                || fault instanceof Fault.CutAfter
                || fault instanceof Fault.StallAfter;
        return waitsForEvents && !faultDone ? RequestTruth.COMPLETED : fault.label();
    }

    @Override
    protected void onCompleteSuccess() {
        exchange.written();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        exchange.clientGone(cause);
    }
}
