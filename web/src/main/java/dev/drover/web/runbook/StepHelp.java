package dev.drover.web.runbook;

import dev.drover.step.StepDescription;
import dev.drover.step.StepParameters.FormField;
import java.util.List;

/**
 * What a page tells of a step type.
 *
 * @param rollback what rolling back does, with the values of the examples
 */
record StepHelp(StepDescription kind, List<FormField> fields, String rollback) {}
