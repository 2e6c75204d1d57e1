package dev.drover.model.edit;

import dev.drover.model.mapping.MappingProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a change would bring problems into the model. Nothing is written. */
public class InvalidEditException extends RuntimeException {

    private final List<MappingProblem> problems;

    InvalidEditException(List<MappingProblem> problems) {
        super(problems.stream().map(MappingProblem::sentence).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    public List<MappingProblem> problems() {
        return problems;
    }
}
