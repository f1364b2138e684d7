package dev.aiperf.simulator.fault;

import dev.aiperf.simulator.text.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How faults are written, in the option {@code fault} and the header {@code X-Simulator-Fault}.
 *
 * <pre>
 * faults := fault ['@' share] { ';' fault ['@' share] }     share: of the requests, from 0 to 1; left out: all
 * fault  := part { ',' part }                               part: name or name=value
 * </pre>
 *
 * <p>A status of 429 without {@code retry-after} asks to retry after a second.
 *
 * <p>For example {@code reset-after=5@0.1}, {@code status=429,retry-after=2}, {@code stall-after=5,stall=200ms}.
 */
final class FaultGrammar {
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 408, 422, 429, 500, 502, 503, 504);

    static final String ACCEPTED = "status=CODE[,retry-after=SECONDS], reset-after=N, cut-after=N, "
            + "stall-after=N[,stall=DURATION], delay=DURATION, slow-accept=DURATION, "
            + String.join(
                    ", ", Stream.of(Fault.Plain.values()).map(Fault::label).toList());

    private static final int TOO_MANY_REQUESTS = 429;

    private final String text;
    private final Map<String, String> parts = new LinkedHashMap<>();

    private FaultGrammar(String text) {
        this.text = text.strip();
        for (String part : this.text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).strip();
            parts.put(name, equals < 0 ? "" : part.substring(equals + 1).strip());
        }
    }

    static Fault parse(String text) {
        FaultGrammar grammar = new FaultGrammar(text);
        Fault fault = grammar.fault();
        if (!grammar.parts.isEmpty()) {
            throw grammar.problem("'" + grammar.parts.keySet().iterator().next() + "' doesn't belong there");
        }
        return fault;
    }

    private Fault fault() {
        if (parts.containsKey("status")) {
            int code = statusCode();
            return new Fault.Status(code, retryAfter(code));
        }
        if (parts.containsKey("reset-after")) {
            return new Fault.ResetAfter(count("reset-after"));
        }
        if (parts.containsKey("cut-after")) {
            return new Fault.CutAfter(count("cut-after"));
        }
        if (parts.containsKey("stall-after")) {
            return new Fault.StallAfter(
                    count("stall-after"), parts.containsKey("stall") ? duration("stall") : Duration.ZERO);
        }
        for (String delay : List.of("delay", "slow-accept")) {
            if (parts.containsKey(delay)) {
                return new Fault.Delay(duration(delay));
            }
        }
        return plain();
    }

    private Fault plain() {
        for (Fault.Plain plain : Fault.Plain.values()) {
            String value = parts.remove(plain.label());
            if (value != null) {
                if (!value.isEmpty()) {
                    throw problem("'" + plain.label() + "' takes no value");
                }
                return plain;
            }
        }
        throw problem("no such fault");
    }

    private int statusCode() {
        int code = count("status");
        if (!STATUSES.contains(code)) {
            throw problem("the status must be one of " + STATUSES);
        }
        return code;
    }

    private OptionalInt retryAfter(int code) {
        if (parts.containsKey("retry-after")) {
            return OptionalInt.of(count("retry-after"));
        }
        return code == TOO_MANY_REQUESTS ? OptionalInt.of(1) : OptionalInt.empty();
    }

    private int count(String name) {
        String value = take(name);
        try {
            int count = Integer.parseInt(value);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one message for both.
        }
        throw problem("'" + name + "' takes a whole number from 0, not '" + value + "'");
    }

    private Duration duration(String name) {
        String value = take(name);
        try {
            return DurationText.parse(value);
        } catch (IllegalArgumentException e) {
            throw problem("'" + name + "': " + e.getMessage());
        }
    }

    private String take(String name) {
        return String.valueOf(parts.remove(name));
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException("fault '" + text + "': " + what + "; accepted are " + ACCEPTED);
    }
}
