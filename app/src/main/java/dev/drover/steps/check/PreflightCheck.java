package dev.drover.steps.check;

import dev.drover.step.StepContext;
import java.util.List;

/** One thing that is checked before anything moves. Spring collects all of them. */
interface PreflightCheck {

    /** For people, in sentence case. */
    String name();

    /**
     * What is wrong, each a sentence with what to do; empty if nothing is.
     *
     * @param facts to add names and values to that people may want to see: name, value, name, value
     */
    List<String> problems(StepContext context, List<String> facts);
}
