package dev.drover.signoff.policy;

/**
 * A rule that asks for more where there is more risk.
 *
 * @param scope id of the scope that is required then
 * @param people how many people must sign it at least, 1 to {@link Requirement#MOST_PEOPLE}
 */
public record Tightening(Risk when, String scope, int people) {}
