package dev.drover.inventory;

import java.util.List;

/** What comes of a {@link PatternEdit}. */
public sealed interface EditOutcome {

    /**
     * The pattern as it would be.
     *
     * @param changed the fields that are different now, in their order; empty if the edit changes nothing
     */
    record Accepted(AccessPattern pattern, List<PatternField> changed) implements EditOutcome {}

    /** Nothing, because of at least one problem. */
    record Refused(List<PatternProblem> problems) implements EditOutcome {}
}
