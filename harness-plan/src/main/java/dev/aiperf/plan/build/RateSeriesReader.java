package dev.aiperf.plan.build;

import dev.aiperf.plan.RatePoint;
import dev.aiperf.plan.settings.LoadSettings;
import dev.aiperf.plan.text.PlainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a series of rates in AIPerf's form: an object with the member {@code points}, or the points alone, each with
 * {@code time_s} and {@code qps}.
 */
final class RateSeriesReader {

    /** Where the file can't be looked into, as at compile time: a series of which nothing is known but that it is one. */
    private static final List<RatePoint> UNSEEN = List.of(new RatePoint(0, 1), new RatePoint(1, 1));

    private static final String FORM = "; write " + LoadSettings.REQUEST_RATE_SERIES.accepted();
    private static final Set<String> MEMBERS = Set.of("time_s", "qps");

    private final Environment environment;

    RateSeriesReader(Environment environment) {
        this.environment = environment;
    }

    /** Returns the points of the series that was asked for; empty without one, or if it can't be read: a problem found. */
    Optional<List<RatePoint>> read(Values values, Findings findings) {
        Optional<String> series = values.get(LoadSettings.REQUEST_RATE_SERIES);
        if (series.isEmpty()) {
            return Optional.empty();
        }
        Given given = values.given(LoadSettings.REQUEST_RATE_SERIES).orElseThrow();
        boolean isFile = !series.get().startsWith("{") && !series.get().startsWith("[");
        if (isFile && !environment.isWhereItRuns()) {
            return Optional.of(UNSEEN);
        }
        try {
            return Optional.of(points(isFile ? environment.readFile(Path.of(series.get())) : series.get()));
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            findings.problem(given, "names a file that isn't there or can't be read; write the path of one that can");
        } catch (IllegalArgumentException invalid) {
            findings.problem(given, (isFile ? "names a file that " : "") + invalid.getMessage() + FORM);
        }
        return Optional.empty();
    }

    /** Returns points as {@link #read} takes them. */
    static String write(List<RatePoint> points) {
        return PlainJson.write(points.stream()
                .map(point -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("time_s", point.seconds());
                    members.put("qps", point.requestsPerSecond());
                    return members;
                })
                .toList());
    }

    private static List<RatePoint> points(String text) {
        Object document = PlainJson.read(text);
        Object list = document instanceof Map<?, ?> members && members.keySet().equals(Set.of("points"))
                ? members.get("points")
                : document;
        if (!(list instanceof List<?> elements) || elements.size() < 2) {
            throw new IllegalArgumentException("holds no series of two points or more");
        }
        List<RatePoint> points = new ArrayList<>();
        for (Object element : elements) {
            points.add(point(element, points.size() + 1));
            int last = points.size() - 1;
            if (last > 0 && points.get(last).seconds() <= points.get(last - 1).seconds()) {
                throw new IllegalArgumentException(
                        "has a point " + (last + 1) + " that isn't later than the one before");
            }
        }
        return List.copyOf(points);
    }

    private static RatePoint point(Object element, int number) {
        if (element instanceof Map<?, ?> members
                && members.keySet().equals(MEMBERS)
                && members.get("time_s") instanceof Number seconds
                && members.get("qps") instanceof Number rate
                && seconds.doubleValue() >= 0
                && rate.doubleValue() > 0) {
            return new RatePoint(seconds.doubleValue(), rate.doubleValue());
        }
        throw new IllegalArgumentException(
                "has a point " + number + " without a time_s of 0 or more and a qps above 0");
    }
}
