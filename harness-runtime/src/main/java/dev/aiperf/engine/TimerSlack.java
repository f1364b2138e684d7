package dev.aiperf.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** How late the kernel may wake a thread, so that it can wake several at once. Linux only; elsewhere nothing happens. */
final class TimerSlack {

    private static final int PR_SET_TIMERSLACK = 29;

    private TimerSlack() {}

    /** The part of the C library that sets a thread's properties. */
    private interface CLibrary extends Library {
        int prctl(int option, long value, long unused2, long unused3, long unused4);
    }

    /**
     * Asks the kernel to wake the calling thread as exactly as it can.
     *
     * @return whether it will
     */
    static boolean leastForThisThread() {
        if (!Platform.isLinux()) {
            return false;
        }
        try {
            return Native.load("c", CLibrary.class).prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0) == 0;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }
}
