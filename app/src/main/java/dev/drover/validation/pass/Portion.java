package dev.drover.validation.pass;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.SourceKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of one side of one table, and how far it was read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "side")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Portion.OfSource.class, name = "source"),
    @JsonSubTypes.Type(value = Portion.OfTarget.class, name = "target")
})
public sealed interface Portion {

    /** The position of the target table in the model. */
    int table();

    /** Rows or items that were read. */
    long rows();

    boolean done();

    /**
     * A range of the rows of one entity.
     *
     * @param entity the entity's position in its table
     * @param after the key of the last row that was read
     */
    record OfSource(
            int table, int entity, KeyRange range, @Nullable SourceKey after, long rows, boolean done)
            implements Portion {

        static OfSource begin(int table, int entity, KeyRange range) {
            return new OfSource(table, entity, range, null, 0, false);
        }

        OfSource at(@Nullable SourceKey last, int more, boolean end) {
            return new OfSource(table, entity, range, last == null ? after : last, rows + more, end);
        }
    }

    /**
     * One of the segments of a parallel scan.
     *
     * @param after the key from which the scan goes on, as {@link KeyText} writes it; empty at the beginning
     */
    record OfTarget(int table, int segment, int segments, Map<String, String> after, long rows, boolean done)
            implements Portion {

        static OfTarget begin(int table, int segment, int segments) {
            return new OfTarget(table, segment, segments, Map.of(), 0, false);
        }

        OfTarget at(Map<String, String> last, int more) {
            return new OfTarget(table, segment, segments, last, rows + more, last.isEmpty());
        }
    }
}
