package dev.drover.inventory;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when somebody saves values that a pattern cannot hold; nothing is written. */
public class InvalidPatternException extends RuntimeException {

    private final transient List<PatternProblem> problems;

    InvalidPatternException(List<PatternProblem> problems) {
        super(problems.stream().map(PatternProblem::sentence).collect(Collectors.joining(". ", "", ".")));
        this.problems = problems;
    }

    public List<PatternProblem> problems() {
        return problems;
    }
}
