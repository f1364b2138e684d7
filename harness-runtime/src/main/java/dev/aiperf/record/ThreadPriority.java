package dev.aiperf.record;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The priority that the operating system gives a thread. Java's own thread priorities do nothing on Linux, so this is
 * the one place that asks the system itself; elsewhere it does nothing.
 */
public final class ThreadPriority {

    private static final int LOW = 10;
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;

    private ThreadPriority() {}

    /**
     * Makes the calling thread give way to threads of normal priority, for good.
     *
     * @return whether it does; a system that doesn't let it is no error
     */
    public static boolean lowerThisThread() {
        try {
            return Platform.isLinux() && Linux.setpriority(PRIO_PROCESS, THIS_THREAD, LOW) == 0;
        } catch (LinkageError e) {
            // No native access: the thread shares the processor with the load, as it would elsewhere.
            return false;
        }
    }

    private static final class Linux {

        static {
            Native.register(Linux.class, Platform.C_LIBRARY_NAME);
        }

        // On Linux a priority belongs to a thread, and 0 means the calling one (setpriority(2), "C library/kernel
        // differences"): no need for a thread id, whose system call has another number on each architecture.
        static native int setpriority(int which, int who, int priority);
    }
}
