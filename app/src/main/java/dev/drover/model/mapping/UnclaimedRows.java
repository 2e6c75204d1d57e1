package dev.drover.model.mapping;

import java.util.List;

/**
 * Rows of a table that become no item of any entity, rows that become several, and rows that stay behind on purpose.
 *
 * @param read how many rows were looked at, from the first in key order
 * @param none how many of them no condition takes, although they do not stay behind
 * @param examples the keys of the first of those
 * @param several how many of them more than one entity takes
 * @param behind how many of them stay behind on purpose
 * @param behindExamples the keys of the first of those
 */
public record UnclaimedRows(
        int read, int none, List<String> examples, int several, int behind, List<String> behindExamples) {

    public UnclaimedRows {
        examples = List.copyOf(examples);
        behindExamples = List.copyOf(behindExamples);
    }
}
