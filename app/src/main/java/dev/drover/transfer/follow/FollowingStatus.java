package dev.drover.transfer.follow;

import java.util.EnumSet;
import java.util.Set;

/** Where the following of a source is. */
public enum FollowingStatus {
    /** The source does not keep its changes for Drover yet. */
    PREPARING("Being prepared"),
    /** Changes are brought into the target as they come. */
    FOLLOWING("Following"),
    /** Something is in the way; Drover tries again by itself, and the source keeps its changes meanwhile. */
    HELD("Held up"),
    /** Everything that the source committed is in the target, and nothing more is expected. */
    DRAINED("Drained"),
    /** Changes are gone: only a new copy helps. */
    LOST("Lost"),
    /** The source keeps nothing for Drover any more. */
    ENDED("Ended");

    private final String label;

    FollowingStatus(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** Where it may go from here. */
    public Set<FollowingStatus> next() {
        return switch (this) {
            case PREPARING -> EnumSet.of(FOLLOWING, LOST, ENDED);
            case FOLLOWING -> EnumSet.of(HELD, DRAINED, LOST, ENDED);
            case HELD -> EnumSet.of(FOLLOWING, LOST, ENDED);
            case DRAINED -> EnumSet.of(FOLLOWING, LOST, ENDED);
            case LOST -> EnumSet.of(ENDED);
            case ENDED -> EnumSet.noneOf(FollowingStatus.class);
        };
    }

    /** Whether somebody has to work on it. */
    public boolean isAtWork() {
        return this == FOLLOWING || this == HELD;
    }
}
