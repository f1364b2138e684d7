package dev.aiperf.run;

import dev.aiperf.engine.Outlook;
import dev.aiperf.record.RequestError;
import dev.aiperf.transport.PhaseKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives a phase up in which nothing but failures come any more.
 *
 * <p>Where no answer was valid so far, a few failures are enough: a wrong path, a refused key or a server that answers
 * nonsense would only be asked the same again, thousands of times. After a valid answer the server is known to work, and
 * gets time. One that can't be reached at all for a few seconds is gone. One that still answers, if only by 429 or 503,
 * may be back once its burst is over, or the minute that its limit is counted by; it is given up only after longer than
 * that.
 *
 * <p>Answers come from one thread at a time; whoever runs the phase may ask meanwhile.
 */
final class FailureStreaks implements Outlook {

    private static final Patience AT_FIRST = new Patience(10, Duration.ZERO);
    private static final Patience WITHOUT_A_SERVER = new Patience(10, Duration.ofSeconds(3));
    private static final Patience WITH_A_SERVER = new Patience(1_000, Duration.ofSeconds(90));

    private final Map<PhaseKind, Course> courses = new ConcurrentHashMap<>();

    /** Takes how a request of a phase ended: without an error, where its answer is valid. */
    void onAnswer(PhaseKind phase, Optional<RequestError> error, long endNanos) {
        courses.put(phase, courses.getOrDefault(phase, Course.BEGINNING).after(error, endNanos));
    }

    @Override
    public boolean isHopeless(PhaseKind phase) {
        return courses.getOrDefault(phase, Course.BEGINNING).isHopeless();
    }

    /**
     * How a phase has gone so far.
     *
     * @param anyValid whether an answer was valid
     * @param failed the failures since the last valid answer
     * @param unreached those of them since the last sign that the server is there
     */
    private record Course(boolean anyValid, Streak failed, Streak unreached) {

        static final Course BEGINNING = new Course(false, Streak.NONE, Streak.NONE);

        Course after(Optional<RequestError> error, long endNanos) {
            if (error.isEmpty()) {
                return new Course(true, Streak.NONE, Streak.NONE);
            }
            boolean reached = !error.get().isOfConnection();
            return new Course(anyValid, failed.and(endNanos), reached ? Streak.NONE : unreached.and(endNanos));
        }

        boolean isHopeless() {
            return anyValid
                    ? WITHOUT_A_SERVER.isOverAt(unreached) || WITH_A_SERVER.isOverAt(failed)
                    : AT_FIRST.isOverAt(failed);
        }
    }

    /** Failures in a row, and from when to when they came. */
    private record Streak(long count, long firstNanos, long lastNanos) {

        static final Streak NONE = new Streak(0, 0, 0);

        Streak and(long nanos) {
            return count == 0 ? new Streak(1, nanos, nanos) : new Streak(count + 1, firstNanos, nanos);
        }
    }

    /** So many failures, over so long, are enough. */
    private record Patience(long failures, Duration time) {

        boolean isOverAt(Streak streak) {
            return streak.count >= failures && streak.lastNanos - streak.firstNanos >= time.toNanos();
        }
    }
}
