package dev.drover.execution;

import java.util.List;

/** One condition that must hold before a run starts. Spring collects all of them, in the order of their names. */
interface StartPolicy {

    /** Why the run must not start, each reason a sentence with what to do; empty if this condition holds. */
    List<String> refusals(StartRequest request);

    /** Why this person must not start it, though nothing of the plan speaks against it and somebody else could. */
    default List<String> refusalsOfPerson(StartRequest request) {
        return List.of();
    }
}
