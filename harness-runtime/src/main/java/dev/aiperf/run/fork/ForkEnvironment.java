package dev.aiperf.run.fork;

import java.util.Optional;

/**
 * What a run's own process finds in its environment.
 *
 * @param port where it is waited for
 * @param token what it must say first
 */
record ForkEnvironment(int port, String token) {

    static final String PORT = "AIPERF_FORK_PORT";
    static final String TOKEN = "AIPERF_FORK_TOKEN";

    /** Returns the environment of this process; empty when nobody started it as a fork. */
    static Optional<ForkEnvironment> ofThisProcess() {
        String port = System.getenv(PORT);
        String token = System.getenv(TOKEN);
        return port == null || token == null || !port.matches("[0-9]{1,5}")
                ? Optional.empty()
                : Optional.of(new ForkEnvironment(Integer.parseInt(port), token));
    }
}
