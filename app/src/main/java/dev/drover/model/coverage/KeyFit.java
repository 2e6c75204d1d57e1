package dev.drover.model.coverage;

import java.util.List;

/** Whether the key of a structure leads to what a pattern asks for. */
sealed interface KeyFit {

    /**
     * It does.
     *
     * @param condition the key condition in words: {@code GSI1PK = CUSTOMER#{customer_id}}
     * @param oneItem whether the whole key is known, so that it leads to one item of the entity
     */
    record Fits(String condition, boolean oneItem, List<String> caveats) implements KeyFit {}

    /**
     * It does not.
     *
     * @param close whether the partition key was found, so that only the sort key is in the way
     */
    record Misses(String reason, boolean close) implements KeyFit {}
}
