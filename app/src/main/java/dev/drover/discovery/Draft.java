package dev.drover.discovery;

import dev.drover.inventory.PatternField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposal for the inventory: statements that differ in nothing but the columns they return, and what is known of them.
 *
 * @param digests the source's ids of the statements, the busiest first
 * @param texts the statements, in the same order
 * @param shareOfCalls of all calls of the application, 0 to 1
 * @param shareOfTime of the time that the source spent on them, 0 to 1
 * @param notes what the figures do not say: hidden writes, for example
 * @param fields what goes into the inventory; empty for noise and for what is not understood
 * @param takenAs the id of the pattern that has one of the digests as its evidence; null if there is none
 */
public record Draft(
        List<String> digests,
        List<String> texts,
        Classified classified,
        Activity activity,
        double shareOfCalls,
        double shareOfTime,
        Confidence confidence,
        List<String> notes,
        Map<PatternField, String> fields,
        @Nullable String takenAs)
        implements Proposal {

    public Draft {
        digests = List.copyOf(digests);
        texts = List.copyOf(texts);
        notes = List.copyOf(notes);
        fields = Map.copyOf(fields);
    }

    @Override
    public String key() {
        return digests.get(0);
    }

    public StatementClass kind() {
        return classified.kind();
    }

    public String name() {
        return fields.getOrDefault(PatternField.NAME, "");
    }

    public boolean isNeed() {
        return kind().isNeed();
    }

    @Override
    public boolean isTaken() {
        return takenAs != null;
    }

    /** Whether it ran at all while somebody watched. */
    public boolean ran() {
        return activity.calls() > 0;
    }
}
