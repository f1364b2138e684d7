package dev.aiperf.plan.build;

/**
 * One thing that keeps a plan from being made.
 *
 * @param setting the canonical name of the setting, or the name as written if there is no such setting
 * @param subject the setting as it was written, with its value and where it came from; secrets are hidden
 * @param message what is wrong and what to write instead; goes on after the subject
 */
public record Problem(String setting, String subject, String message) {

    /** Returns the problem as one line. */
    public String sentence() {
        return subject + " " + message;
    }

    @Override
    public String toString() {
        return sentence();
    }
}
