package dev.aiperf.plan.build;

import java.util.Optional;

/**
 * One thing that keeps a plan from being made.
 *
 * @param setting the canonical name of the setting, or the name as written if there is no such setting
 * @param written the setting as it was written, with its value; secrets are hidden
 * @param origin where it came from, in words; empty where it wasn't given
 * @param part the part of the value that is wrong, where only one of several is
 * @param message what is wrong and what to write instead; goes on after the subject
 */
public record Problem(String setting, String written, Optional<String> origin, Optional<String> part, String message) {

    /** Returns the setting as it was written, with its value and where it came from. */
    public String subject() {
        return written + origin.map(place -> " (" + place + ")").orElse("");
    }

    /** Returns the problem as one line. */
    public String sentence() {
        return subject() + " " + message;
    }

    @Override
    public String toString() {
        return sentence();
    }
}
