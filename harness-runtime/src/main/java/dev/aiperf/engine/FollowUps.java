package dev.aiperf.engine;

import dev.aiperf.dataset.Turn;
import dev.aiperf.endpoint.RequestEncoder;
import dev.aiperf.transport.Timeline;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next turns of sessions, each from the answer to the one before, and says when each is due: its user's think time
 * after that answer. One thread of normal priority does both; a turn is encoded while its user thinks.
 *
 * <p>{@link #after} may be called from any thread, and only hands over.
 */
final class FollowUps implements AutoCloseable {

    /** The longest that the thread sleeps without looking. */
    private static final long LOOK_NANOS = 20_000_000L;

    private final Optional<Dialogues> dialogues;
    private final Supplier<RequestEncoder> encoders;
    private final NanoClock clock;
    private final ConcurrentLinkedQueue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Made> made = new PriorityQueue<>(Comparator.comparingLong(Made::dueNanos));
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    FollowUps(Optional<Dialogues> dialogues, Supplier<RequestEncoder> encoders, NanoClock clock) {
        this.dialogues = dialogues;
        this.encoders = encoders;
        this.clock = clock;
        this.thread = new Thread(this::work, "aiperf-sessions");
        thread.setDaemon(true);
    }

    /** Takes the next turn of a session when it is due. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes a turn. Called on the thread of sessions, which must not be held up.
         *
         * @param dueNanos when its user has thought
         */
        void take(PreparedRequest request, long dueNanos);
    }

    private record Heard(PreparedRequest before, HeardAnswer answer, long endNanos, Taker taker) {}

    private record Made(PreparedRequest request, long dueNanos, Taker taker) {}

    void start() {
        thread.start();
    }

    /**
     * Goes on with a session.
     *
     * @param before the turn that was answered, of a session that has another
     * @param endNanos when its answer ended
     */
    void after(PreparedRequest before, HeardAnswer answer, long endNanos, Taker taker) {
        heard.add(new Heard(before, answer, endNanos, taker));
        LockSupport.unpark(thread);
    }

    /** Returns why no turn can be made any more, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    private void work() {
        try {
            RequestEncoder encoder = encoders.get();
            while (!closed) {
                for (Heard one = heard.poll(); one != null; one = heard.poll()) {
                    made.add(made(one, encoder));
                }
                hand();
                waitForMore();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private Made made(Heard one, RequestEncoder encoder) {
        Dialogue dialogue = one.before.session().orElseThrow();
        long due = one.endNanos + dialogue.delay().toNanos();
        dialogue.answered(dialogues.orElseThrow().textOf(one.answer));
        int number = dialogue.nextTurn();
        Turn turn = dialogue.next();
        PreparedRequest request = new PreparedRequest(
                one.before.index(),
                one.before.entry(),
                number,
                turn.inputTokens().orElse(Timeline.UNKNOWN),
                turn.outputTokens().orElse(Timeline.UNKNOWN),
                encoder.encode(turn),
                "",
                one.before.opener(),
                one.before.session());
        return new Made(request, due, one.taker);
    }

    private void hand() {
        long now = clock.nanoTime();
        while (!made.isEmpty() && made.peek().dueNanos <= now) {
            Made due = made.remove();
            due.taker.take(due.request, due.dueNanos);
        }
    }

    private void waitForMore() {
        Made next = made.peek();
        long left = next == null ? LOOK_NANOS : next.dueNanos - clock.nanoTime();
        if (!heard.isEmpty() || left <= 0) {
            return;
        }
        if (left <= 2 * clock.spinNanos() && next != null) {
            clock.waitUntil(next.dueNanos);
            return;
        }
        LockSupport.parkNanos(this, Math.min(LOOK_NANOS, left - clock.spinNanos()));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
