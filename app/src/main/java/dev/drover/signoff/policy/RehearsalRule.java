package dev.drover.signoff.policy;

/**
 * What a rehearsal must be like to count for a live run.
 *
 * @param longestDays how long ago it may have ended, up to {@link Requirement#LONGEST_DAYS}; 0 means any time
 * @param rollbackIncluded whether a rehearsal of the same plan must have been rolled back to its start, too
 */
public record RehearsalRule(int longestDays, boolean rollbackIncluded) {

    public static final RehearsalRule STANDARD = new RehearsalRule(0, false);
}
