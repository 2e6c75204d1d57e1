package dev.drover.model.mapping;

/** What became of one source row. */
public sealed interface MappedRow {

    SourceKey key();

    /**
     * An item that DynamoDB can hold.
     *
     * @param bytes the item's size as DynamoDB counts it
     */
    record Ready(SourceKey key, Item item, int bytes) implements MappedRow {}

    /**
     * A row that cannot become an item.
     *
     * @param problem one sentence that says which value is wrong and what to do
     */
    record Rejected(SourceKey key, String problem) implements MappedRow {}
}
