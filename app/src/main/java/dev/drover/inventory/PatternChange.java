package dev.drover.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One change of one pattern.
 *
 * @param version of the pattern after it; 1 for its addition
 * @param revision of the inventory after it; patterns that were changed together share it
 * @param source the file that was imported; empty for other ways
 * @param by the person's display name at that time
 * @param fields what changed, in the order of the fields
 */
public record PatternChange(
        PatternId id,
        int version,
        int revision,
        ChangeWay way,
        String source,
        String by,
        Instant at,
        List<FieldChange> fields) {

    public PatternChange {
        fields = List.copyOf(fields);
    }

    /** Whether the pattern was added then. */
    public boolean isAddition() {
        return version == 1;
    }

    /** What happened to a field, if anything did. */
    public Optional<FieldChange> of(PatternField field) {
        return fields.stream().filter(change -> change.field() == field).findFirst();
    }
}
