package dev.drover.model.mapping;

import org.jspecify.annotations.Nullable;

/** What became of one source row. */
public sealed interface MappedRow {

    SourceKey key();

    /** An item that DynamoDB can hold. */
    record Ready(SourceKey key, Item item) implements MappedRow {

        /** The item's size as DynamoDB counts it. */
        public int bytes() {
            return item.size();
        }
    }

    /**
     * A row that cannot become an item.
     *
     * @param problem one sentence that says which value is wrong and what to do
     */
    record Rejected(SourceKey key, String problem) implements MappedRow {}

    /** A row that the entity's condition leaves to other entities. */
    record Passed(SourceKey key) implements MappedRow {}

    /**
     * A row that stays behind on purpose.
     *
     * @param counted whether it counts here: of the entities of one table the first one counts it
     * @param instead the item that it would have become, which must not be in the target; null if it would be none
     */
    record LeftBehind(
            SourceKey key, boolean counted, @Nullable Item instead) implements MappedRow {}
}
