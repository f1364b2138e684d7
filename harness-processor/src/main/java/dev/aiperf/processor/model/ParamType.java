package dev.aiperf.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * The type of a parameter's field.
 *
 * @param kind which of the types that parameters may have; {@link Kind#OTHER} if none
 * @param name the type as people write it
 * @param enumeration what is to be known of an enum
 */
public record ParamType(Kind kind, String name, Optional<Enumeration> enumeration) {

    /** The types that parameters may have. */
    public enum Kind {
        TEXT,
        INT,
        LONG,
        DOUBLE,
        BOOLEAN,
        CHOICE,
        OTHER
    }

    /**
     * An enum.
     *
     * @param names its names
     * @param constants its constants
     * @param canBeReached whether the runner can use it
     */
    public record Enumeration(ClassNames names, List<String> constants, boolean canBeReached) {

        public Enumeration {
            constants = List.copyOf(constants);
        }
    }

    /** Returns the constants of an enum; none of another type. */
    public List<String> constants() {
        return enumeration.map(Enumeration::constants).orElseGet(List::of);
    }

    /** Returns whether the runner can use the type. */
    public boolean canBeReached() {
        return enumeration.isEmpty() || enumeration.get().canBeReached();
    }
}
