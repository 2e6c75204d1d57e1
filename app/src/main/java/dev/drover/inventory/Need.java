package dev.drover.inventory;

import dev.drover.inventory.AccessPattern.Direction;
import java.util.function.Predicate;

/**
 * Whether a pattern must have a field before it can be agreed.
 *
 * @param words what people read: "Mandatory for reads"
 * @param applies whether this pattern must have it
 */
public record Need(String words, Predicate<AccessPattern> applies) {

    public static final Need OPTIONAL = new Need("Optional", pattern -> false);
    static final Need MANDATORY = new Need("Mandatory", pattern -> true);

    /** Something that the store is asked to do; what happens in the client alone has no load, size or target. */
    static boolean reachesTheStore(AccessPattern pattern) {
        return pattern.direction() != Direction.NONE;
    }
}
