package dev.aiperf.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The last of what a process printed, in bounded memory. Reading it keeps the process from blocking on a full pipe. Safe to
 * share between threads.
 */
public final class OutputTail {

    private static final int MOST_CHARS = 4000;
    /** A line longer than this is cut into several, so that one without an end takes no more memory than others. */
    private static final int LONGEST_READ = 1000;

    /** What a JVM says of the options that it finds in its environment; nobody has asked it. */
    private static final Pattern REMARK = Pattern.compile("(?m)^(NOTE: )?Picked up \\w*JAVA_\\w*OPTIONS: .*\\R?");

    private final StringBuilder text = new StringBuilder();
    private final Thread reader;

    private OutputTail(InputStream stream) {
        reader = new Thread(() -> read(stream), "aiperf-output-tail");
        reader.setDaemon(true);
    }

    /** Starts to read a stream to its end, on a thread of its own. */
    public static OutputTail of(InputStream stream) {
        OutputTail tail = new OutputTail(stream);
        tail.reader.start();
        return tail;
    }

    /** Waits for the end of the stream, but not for long: a grandchild may hold it open. */
    public void awaitEnd(long millis) throws InterruptedException {
        reader.join(millis);
    }

    /** Returns the last of what was printed, without a JVM's remarks on its environment. */
    public synchronized String text() {
        return REMARK.matcher(text).replaceAll("");
    }

    /**
     * Returns the last of what a run's own process printed as the end of a sentence about the run; empty where it printed
     * nothing.
     */
    public static String toldAfter(String printed) {
        String said = printed.strip();
        return said.isEmpty()
                ? ""
                : "; its process said last:\n" + said.indent(4).stripTrailing();
    }

    private void read(InputStream stream) {
        char[] some = new char[LONGEST_READ];
        try (BufferedReader characters = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (int count = characters.read(some); count >= 0; count = characters.read(some)) {
                add(some, count);
            }
        } catch (IOException e) {
            // The process is gone, and its last words with it.
            return;
        }
    }

    private synchronized void add(char[] some, int count) {
        text.append(some, 0, count);
        if (text.length() > MOST_CHARS) {
            text.delete(0, text.length() - MOST_CHARS);
        }
    }
}
