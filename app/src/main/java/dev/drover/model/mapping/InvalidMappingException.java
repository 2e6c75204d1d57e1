package dev.drover.model.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a model that has problems is to be used for moving data. */
public class InvalidMappingException extends RuntimeException {

    private final List<MappingProblem> problems;

    InvalidMappingException(List<MappingProblem> problems) {
        super(problems.stream()
                .map(problem -> problem.where() + ": " + problem.sentence())
                .collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    public List<MappingProblem> problems() {
        return problems;
    }
}
