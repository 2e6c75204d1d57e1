package dev.drover.inventory;

/**
 * What happened to one field.
 *
 * @param before the text it had; empty if it had none
 * @param after the text it has since; empty if it was emptied
 */
public record FieldChange(PatternField field, String before, String after) {}
