package dev.drover.signoff.policy;

/**
 * What it takes to extend the change window of a run.
 *
 * @param people how many must agree, whoever asks for it included, 1 to {@link Requirement#MOST_PEOPLE}
 */
public record ExtensionRule(int people) {

    public static final ExtensionRule STANDARD = new ExtensionRule(1);
}
