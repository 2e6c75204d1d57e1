package dev.drover.model.interchange;

import java.util.List;

/**
 * A kind of items that a file tells of. A file says nothing about a source, so that somebody still has to map it.
 *
 * @param table the table that holds the items, by the name in the file
 * @param name of a facet, or a value of the attribute that says what an item is
 * @param items how many samples the file has
 */
public record FoundEntity(String table, String name, List<FoundAttribute> attributes, int items) {

    public FoundEntity {
        attributes = List.copyOf(attributes);
    }

    /**
     * An attribute of such items.
     *
     * @param type as DynamoDB writes it: S, N, B, BOOL, M, L, SS, NS, BS, NULL; empty if the file does not tell
     * @param sample the first value, shortened; empty if there is none
     */
    public record FoundAttribute(String name, String type, String sample) {}
}
