package dev.aiperf.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The pauses of a client of 20 ms and more, so that the requests which they reached can be marked.
 *
 * <p>A pause is told only when it is over, that of a collection up to a second later. So whoever asks about a request waits
 * until {@link #areKnownUntil} its end.
 *
 * <p>Memory is bounded: of more than 10,000 pauses the shortest are forgotten, which takes minutes of nothing but pauses.
 * Safe to share between threads; asking takes no lock.
 */
public final class ClientPauses {

    private static final int MOST = 10_000;

    private final Consumer<ClientPause> listener;
    private final int most;
    private final List<ClientPause> kept = new ArrayList<>();
    private long count;
    private volatile Ordered inOrder = Ordered.NONE;
    private volatile long knownNanos = Long.MIN_VALUE;

    /**
     * Makes an empty list.
     *
     * @param listener told of each pause, by the thread that noticed it
     */
    public ClientPauses(Consumer<ClientPause> listener) {
        this(listener, MOST);
    }

    ClientPauses(Consumer<ClientPause> listener, int most) {
        this.listener = listener;
        this.most = most;
    }

    /** Returns a list of all the pauses there will be. */
    public static ClientPauses of(List<ClientPause> pauses) {
        ClientPauses all = new ClientPauses(pause -> {});
        pauses.forEach(all::add);
        all.knownUntil(Long.MAX_VALUE);
        return all;
    }

    /** Takes a pause; one of less than 20 ms is left out. */
    public void add(ClientPause pause) {
        if (pause.lengthNanos() < ClientPause.LEAST_NANOS) {
            return;
        }
        synchronized (this) {
            count++;
            if (kept.size() == most) {
                kept.remove(kept.stream()
                        .min(Comparator.comparingLong(ClientPause::lengthNanos))
                        .orElseThrow());
            }
            kept.add(pause);
            kept.sort(Comparator.comparingLong(ClientPause::startNanos));
            inOrder = Ordered.of(kept);
        }
        listener.accept(pause);
    }

    /** Says that every pause which began before an instant has been told; an earlier one than before says nothing. */
    public synchronized void knownUntil(long nanos) {
        knownNanos = Math.max(knownNanos, nanos);
    }

    /** Returns whether every pause that began before an instant has been told. */
    public boolean areKnownUntil(long nanos) {
        return knownNanos >= nanos;
    }

    /**
     * Returns how long the pauses took in all that overlap a time, the parts outside that time included. What several
     * pauses have in common counts once. 0 where there is none.
     */
    public long overlapping(long fromNanos, long toNanos) {
        return inOrder.overlapping(fromNanos, toNanos);
    }

    /** Returns how many there were, those that were forgotten included. */
    public synchronized long count() {
        return count;
    }

    /** Returns the longest, in order of time. */
    public synchronized List<ClientPause> longest(int most) {
        return kept.stream()
                .sorted(Comparator.comparingLong(ClientPause::lengthNanos).reversed())
                .limit(most)
                .sorted(Comparator.comparingLong(ClientPause::startNanos))
                .toList();
    }

    /** The pauses in order of their starts, and for each the latest end of those up to it. */
    private record Ordered(long[] starts, long[] ends, long[] latestEnds) {

        static final Ordered NONE = of(List.of());

        static Ordered of(List<ClientPause> pauses) {
            long[] starts = pauses.stream().mapToLong(ClientPause::startNanos).toArray();
            long[] ends = pauses.stream().mapToLong(ClientPause::endNanos).toArray();
            long[] latestEnds = ends.clone();
            for (int k = 1; k < latestEnds.length; k++) {
                latestEnds[k] = Math.max(latestEnds[k], latestEnds[k - 1]);
            }
            return new Ordered(starts, ends, latestEnds);
        }

        long overlapping(long fromNanos, long toNanos) {
            int k = starts.length;
            // From the end, since most who ask ask of what was a moment ago.
            while (k > 0 && latestEnds[k - 1] > fromNanos) {
                k--;
            }
            long sum = 0;
            long counted = Long.MIN_VALUE;
            for (; k < starts.length && starts[k] < toNanos; k++) {
                if (ends[k] > fromNanos && ends[k] > counted) {
                    sum += ends[k] - Math.max(starts[k], counted);
                    counted = ends[k];
                }
            }
            return sum;
        }
    }
}
