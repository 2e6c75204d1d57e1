package dev.drover.runbook;

/**
 * Something that a runbook lacks before it can be submitted.
 *
 * @param stepKey the step it is about; empty if it is about the plan as a whole
 * @param field the field of the step's form that mends it; empty if there is none
 */
public record Gap(String stepKey, String field, String sentence) {}
