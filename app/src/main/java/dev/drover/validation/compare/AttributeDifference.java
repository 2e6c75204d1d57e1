package dev.drover.validation.compare;

/**
 * One attribute that is not the same on both sides.
 *
 * @param attribute its name; inside lists and maps with the way to it: {@code lines[2].price}
 * @param source the value that should be there, shortened for people; empty if there is none
 * @param target the value that is there, shortened for people; empty if there is none
 * @param sentence what is wrong, with both values
 */
public record AttributeDifference(String attribute, String source, String target, Cause cause, String sentence) {}
