package dev.aiperf.plan.build;

import java.util.List;

/**
 * What there is to say of a plan, whether or not it can be made.
 *
 * @param problems what keeps it from being made
 * @param warnings what is likely a slip
 * @param notes what was decided on the user's behalf, in words
 */
public record PlanCheck(List<Problem> problems, List<Problem> warnings, List<String> notes) {

    public PlanCheck {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
