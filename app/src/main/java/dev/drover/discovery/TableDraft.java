package dev.drover.discovery;

import dev.drover.inventory.PatternField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposal for the inventory that comes from the shape of a table: what it can serve, not what anybody asks of it.
 *
 * @param key by which forms name it, and with which the evidence of its pattern begins
 * @param operation of DynamoDB: {@code GetItem}
 * @param reasons why it is proposed and what its figures rest on, in sentences
 * @param fields what goes into the inventory
 * @param takenAs the id of the pattern that came from it; null if there is none
 */
public record TableDraft(
        String key,
        String operation,
        List<String> reasons,
        Map<PatternField, String> fields,
        @Nullable String takenAs) implements Proposal {

    public TableDraft {
        reasons = List.copyOf(reasons);
        fields = Map.copyOf(fields);
    }

    public String name() {
        return fields.getOrDefault(PatternField.NAME, "");
    }

    @Override
    public boolean isTaken() {
        return takenAs != null;
    }

    /** A field as text; empty if it is not known. */
    public String field(PatternField field) {
        return fields.getOrDefault(field, "");
    }
}
