package dev.aiperf.cli;

/** Settings of libraries that must be made before their classes are loaded. */
final class QuietLibraries {

    private QuietLibraries() {}

    /** Keeps libraries from calling out or talking in the user's console. */
    static void beforeTheyLoad() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("jna.nosys", "true");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
}
