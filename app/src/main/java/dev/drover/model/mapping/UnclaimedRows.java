package dev.drover.model.mapping;

import java.util.List;

/**
 * Rows of a table that become no item of any entity, and rows that become several.
 *
 * @param read how many rows were looked at, from the first in key order
 * @param none how many of them no condition takes
 * @param examples the keys of the first of those
 * @param several how many of them more than one entity takes
 */
public record UnclaimedRows(int read, int none, List<String> examples, int several) {

    public UnclaimedRows {
        examples = List.copyOf(examples);
    }
}
