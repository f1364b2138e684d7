package dev.aiperf.record;

import dev.aiperf.transport.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Overwrites credentials in error responses, since servers like to quote a refused key: the log of a run that is killed
 * stays on disk, and whoever rebuilds its result doesn't know the key any more. For one thread.
 */
final class CredentialMask {

    private static final byte[] HIDDEN = "<hidden>".getBytes(StandardCharsets.UTF_8);
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
        if (credentials.isEmpty() || Validity.isSuccess(timeline)) {
            return;
        }
        for (byte[] credential : credentials) {
            int last = timeline.length() - credential.length;
            for (int at = 0; at <= last; at++) {
                if (isAt(timeline.bytes(), at, credential)) {
                    overwrite(timeline.bytes(), at, credential.length);
                }
            }
        }
    }

    private static boolean isAt(byte[] bytes, int at, byte[] credential) {
        return Arrays.equals(bytes, at, at + credential.length, credential, 0, credential.length);
    }

    private static void overwrite(byte[] bytes, int at, int length) {
        Arrays.fill(bytes, at, at + length, (byte) '*');
        if (length >= HIDDEN.length) {
            System.arraycopy(HIDDEN, 0, bytes, at, HIDDEN.length);
        }
    }
}
