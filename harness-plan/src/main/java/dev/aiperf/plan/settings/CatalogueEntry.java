package dev.aiperf.plan.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name that a user may write: a setting, one that is rewritten to settings, or one that is known and not built in. */
public sealed interface CatalogueEntry permits Setting, DerivedSetting, UnsupportedSetting {

    /** Returns the canonical name, such as {@code request-count}. */
    String name();

    /** Returns the other long names, without dashes. */
    List<String> aliases();

    /** Returns the name after a single dash, such as {@code m}. */
    Optional<String> shortName();

    /** Returns whether the name alone says everything, as that of a switch does. */
    boolean isFlag();

    /** Returns whether one option may be followed by several values. */
    boolean takesSeveral();

    /** Returns the value's place in a line of help, such as {@code N}; empty for a switch. */
    String label();

    /** Returns what is accepted, in words that follow "must be". */
    String accepted();

    /** Returns the default in words; empty text means that there is none. */
    String defaultText();

    /** Returns what it does, in one line. */
    String help();

    /** Returns {@link #help()} with the default, as a command line's help shows it. */
    default String helpWithDefault() {
        return defaultText().isEmpty() ? help() : help() + " Default: " + defaultText() + ".";
    }

    /** Returns all names as a command line has them, the canonical one first: {@code --model}, …, {@code -m}. */
    default List<String> optionNames() {
        List<String> names = new ArrayList<>();
        names.add("--" + name());
        aliases().forEach(alias -> names.add("--" + alias));
        shortName().ifPresent(letters -> names.add("-" + letters));
        return names;
    }

    /** Returns the names that turn a switch off, as a command line has them; none if this isn't a switch. */
    default List<String> negatedOptionNames() {
        return List.of();
    }
}
