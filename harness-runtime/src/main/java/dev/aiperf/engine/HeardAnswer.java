package dev.aiperf.engine;

import dev.aiperf.transport.Timeline;
import java.util.Arrays;

/**
 * The bytes of an answer, kept for the next turn of its session after its timeline is gone. Not to be changed.
 *
 * @param bytes the data of its events, one after the other
 * @param eventEnds where each of them ends
 */
record HeardAnswer(byte[] bytes, int[] eventEnds) {

    /** Copies an answer: its bytes only, since threads that notice answers call this. */
    static HeardAnswer of(Timeline timeline) {
        int[] ends = new int[timeline.events()];
        for (int k = 0; k < ends.length; k++) {
            ends[k] = timeline.eventEnd(k);
        }
        return new HeardAnswer(Arrays.copyOf(timeline.bytes(), timeline.length()), ends);
    }
}
