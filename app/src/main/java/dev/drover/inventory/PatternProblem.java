package dev.drover.inventory;

/**
 * Something in an edit that a pattern cannot hold.
 *
 * @param found what was typed
 * @param sentence what to do about it, without a full stop: "Enter the owner, for example Checkout team"
 */
public record PatternProblem(PatternField field, String found, String sentence) {}
