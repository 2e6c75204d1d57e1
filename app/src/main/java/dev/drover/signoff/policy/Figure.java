package dev.drover.signoff.policy;

/**
 * A number that somebody found out about a plan.
 *
 * @param value rounded up to a whole one
 * @param source where it is from, for people: "counted in rehearsal run 3"
 */
public record Figure(long value, String source) {}
