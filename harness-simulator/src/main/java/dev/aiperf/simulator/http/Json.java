package dev.aiperf.simulator.http;

import tools.jackson.core.io.JsonStringEncoder;

/** Text as JSON. */
final class Json {

    /** The text in quotes, with what JSON can't hold escaped. */
    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    private Json() {}
}
