package dev.drover.inventory;

import java.util.List;

/**
 * Patterns that go into an inventory together or not at all.
 *
 * @param added new ones; those without an id get the next free ones
 * @param changed existing ones as they shall be, with the version that is replaced
 * @param way how they come in
 * @param source where they come from, for the records: {@code patterns.csv}
 */
public record Takeover(List<AccessPattern> added, List<StoredPattern> changed, ChangeWay way, String source) {

    public Takeover {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
    }
}
