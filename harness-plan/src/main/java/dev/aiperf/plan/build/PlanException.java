package dev.aiperf.plan.build;

import java.util.List;
import java.util.stream.Collectors;

/** What was given makes no plan. Carries every problem that was found, so that they can be mended in one go. */
public final class PlanException extends Exception {

    private final transient List<Problem> problems;

    PlanException(List<Problem> problems) {
        super(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems, at least one, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}
