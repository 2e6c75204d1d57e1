package dev.drover.model.lint;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured when a model was really run.
 *
 * @param number of the proof, as people see it
 */
public record ProvenModel(long number, List<ProvenPattern> patterns) {

    public ProvenModel {
        patterns = List.copyOf(patterns);
    }

    /**
     * What the calls of one pattern answered.
     *
     * @param calls how many were made
     * @param empty how many of them answered nothing, although what they looked for was written
     * @param mostItems the most items that one call answered
     * @param types the types of the items that were answered
     * @param strangers those of the types that the pattern does not ask for
     * @param itemBytes the average size of the items of its entity; null if it is about several
     */
    public record ProvenPattern(
            String id,
            int calls,
            int empty,
            long mostItems,
            List<String> types,
            List<String> strangers,
            @Nullable Integer itemBytes) {

        public ProvenPattern {
            types = List.copyOf(types);
            strangers = List.copyOf(strangers);
        }
    }

    Stream<ProvenPattern> pattern(String id) {
        return patterns.stream().filter(pattern -> pattern.id().equals(id));
    }
}
