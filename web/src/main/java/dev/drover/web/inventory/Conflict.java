package dev.drover.web.inventory;

import dev.drover.inventory.PatternEdit;
import dev.drover.inventory.StoredPattern;
import java.time.Instant;
import java.util.List;

/**
 * Somebody else changed the pattern while this person did.
 *
 * @param differences the fields that this person changed, with what is kept now
 */
record Conflict(String by, Instant at, List<Difference> differences) {

    static Conflict between(PatternEdit mine, StoredPattern theirs) {
        return new Conflict(
                theirs.changedBy(),
                theirs.changedAt(),
                FieldInput.of(theirs.pattern(), "", List.copyOf(mine.texts().keySet())).stream()
                        .map(input -> new Difference(input.with(mine, List.of()), input.words()))
                        .toList());
    }

    /** One field with both values. */
    record Difference(FieldInput mine, String theirs) {}
}
