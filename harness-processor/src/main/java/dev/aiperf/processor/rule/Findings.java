package dev.aiperf.processor.rule;

import dev.aiperf.processor.model.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what rules find; the same finding counts once. */
public final class Findings {

    private final Set<Finding> found = new LinkedHashSet<>();

    /** Adds an error. */
    public void error(Place place, String message) {
        found.add(new Finding(place, message, true));
    }

    /** Adds a warning. */
    public void warning(Place place, String message) {
        found.add(new Finding(place, message, false));
    }

    /** Returns whether there is an error. */
    public boolean haveErrors() {
        return found.stream().anyMatch(Finding::isError);
    }

    /** Returns all findings, in the order in which they were made. */
    public List<Finding> all() {
        return List.copyOf(found);
    }
}
