package dev.aiperf.report;

/**
 * Colours for a terminal, or none of them.
 *
 * @param on whether there are any
 */
record Paint(boolean on) {

    String strong(String text) {
        return wrap(text, "1");
    }

    String good(String text) {
        return wrap(text, "32");
    }

    String doubtful(String text) {
        return wrap(text, "33");
    }

    String bad(String text) {
        return wrap(text, "1;31");
    }

    String faint(String text) {
        return wrap(text, "2");
    }

    private String wrap(String text, String code) {
        return on ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
