package dev.aiperf.processor.model;

import java.util.List;

/**
 * A constructor of a benchmark class.
 *
 * @param parameters how many it takes
 * @param isPrivate whether only the class itself can call it
 * @param checkedExceptions the simple names of the checked exceptions that it throws
 * @param place where it stands
 */
public record ConstructorModel(int parameters, boolean isPrivate, List<String> checkedExceptions, Place place) {

    public ConstructorModel {
        checkedExceptions = List.copyOf(checkedExceptions);
    }
}
