package dev.aiperf.simulator;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Keeps a user's Ctrl-C, which a terminal sends to all processes it runs, from a simulator that ends with whoever started
 * it: that one drains what is in flight first.
 */
final class Interrupts {

    private static final int SIGINT = 2;
    private static final Pointer IGNORE = Pointer.createConstant(1);

    private Interrupts() {}

    /** The C library's function that says what a signal does. */
    private interface LibC extends Library {
        Pointer signal(int signal, Pointer handler);
    }

    /** Has this process ignore the signal from now on; on a system without signals there is nothing to ignore. */
    static void ignore() {
        if (Platform.isWindows()) {
            return;
        }
        try {
            Native.load("c", LibC.class).signal(SIGINT, IGNORE);
        } catch (UnsatisfiedLinkError e) {
            // Then Ctrl-C ends this process, too.
            return;
        }
    }
}
