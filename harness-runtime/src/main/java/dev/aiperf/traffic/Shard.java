package dev.aiperf.traffic;

/**
 * One of several load machines that share a schedule without talking to each other: it sends the arrivals whose index, divided
 * by the number of machines, leaves its own number.
 *
 * @param number which machine, from 0
 * @param count how many there are, 1 or more
 */
public record Shard(int number, int count) {

    public Shard {
        if (count < 1 || number < 0 || number >= count) {
            throw new IllegalArgumentException("there is no shard " + number + " of " + count);
        }
    }

    /** Returns the index in the whole schedule of this shard's arrival {@code own} (from 0). */
    public long indexOf(long own) {
        return number + own * count;
    }

    /** Returns this shard's part of a schedule. */
    public ArrivalProcess of(ArrivalProcess whole) {
        return own -> whole.intendedNanos(indexOf(own));
    }
}
