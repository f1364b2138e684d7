package dev.aiperf.record;

import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Overwrites credentials in answers that tell of an error, since servers like to quote a refused key: the log of a run that
 * is killed stays on disk, and whoever rebuilds its result doesn't know the key any more. An answer without an error stays
 * as it came, since its tokens are counted. For one thread.
 */
final class CredentialMask {

    private static final byte[] HIDDEN = "<hidden>".getBytes(StandardCharsets.UTF_8);
    /** What an answer of status 2xx has in it that is an error all the same; error texts are made of nothing else. */
    private static final byte[] ERROR = "error".getBytes(StandardCharsets.UTF_8);
    /** Shorter values are no keys, and would be found inside ordinary words. */
    private static final int SHORTEST = 6;

    private final List<byte[]> credentials;

    CredentialMask(List<String> credentials) {
        // The longest first, as one may be a part of another.
        this.credentials = credentials.stream()
                .filter(credential -> credential.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(credential -> credential.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Overwrites what is found; lengths stay as they are. */
    void apply(Timeline timeline) {
        if (credentials.isEmpty() || (Validity.isSuccess(timeline) && !quotesInError(timeline))) {
            return;
        }
        for (byte[] credential : credentials) {
            int at = indexOf(credential, timeline, 0);
            while (at >= 0) {
                overwrite(timeline.bytes(), at, credential.length);
                at = indexOf(credential, timeline, at + credential.length);
            }
        }
    }

    private boolean quotesInError(Timeline timeline) {
        return credentials.stream().anyMatch(credential -> indexOf(credential, timeline, 0) >= 0)
                && indexOf(ERROR, timeline, 0) >= 0;
    }

    private static int indexOf(byte[] wanted, Timeline timeline, int from) {
        byte[] bytes = timeline.bytes();
        byte first = wanted[0];
        int last = timeline.length() - wanted.length;
        for (int at = from; at <= last; at++) {
            if (bytes[at] == first && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static void overwrite(byte[] bytes, int at, int length) {
        Arrays.fill(bytes, at, at + length, (byte) '*');
        if (length >= HIDDEN.length) {
            System.arraycopy(HIDDEN, 0, bytes, at, HIDDEN.length);
        }
    }
}
