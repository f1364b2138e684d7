package dev.aiperf.record;

import dev.aiperf.engine.ClientPause;

/** The content of a frame of the log that holds a pause of the client; its start is told from the log's anchor. */
final class PauseCodec {

    private static final ClientPause.Cause[] CAUSES = ClientPause.Cause.values();

    private final long anchorNanos;

    PauseCodec(long anchorNanos) {
        this.anchorNanos = anchorNanos;
    }

    // The version of the format fixes the order of the constants.
    @SuppressWarnings("EnumOrdinal")
    void write(ClientPause pause, FrameBuilder to) {
        to.put(pause.cause().ordinal());
        to.putSigned(pause.startNanos() - anchorNanos);
        to.putUnsigned(pause.lengthNanos());
    }

    /**
     * Reads a pause.
     *
     * @throws IndexOutOfBoundsException or {@link IllegalArgumentException} when the bytes are no frame
     */
    ClientPause read(byte[] bytes, int from, int end) {
        FrameParser frame = new FrameParser(bytes, from, end);
        ClientPause.Cause cause = CAUSES[frame.get()];
        ClientPause pause = new ClientPause(cause, anchorNanos + frame.getSigned(), frame.getUnsigned());
        if (!frame.atEnd()) {
            throw new IllegalArgumentException("bytes after the frame's content");
        }
        return pause;
    }
}
