package dev.drover.model.lint;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was measured: on the model, on the source, and on tables that exist already.
 *
 * @param proven when exactly this model was really run; null if it never was
 * @param unmapped what the source does and no pattern names; null as long as nobody looked
 * @param textNumbers what the file that the model was taken from holds as text although its samples are numbers
 * @param tables tables of DynamoDB that the model has, too, and that somebody sampled
 * @param source what the source counts about its own columns and indexes; null as long as nobody looked
 */
public record MeasuredFacts(
        @Nullable ProvenModel proven,
        @Nullable UnmappedStatements unmapped,
        List<TextNumber> textNumbers,
        List<MeasuredTable> tables,
        @Nullable MeasuredSource source) {

    static final MeasuredFacts NONE = new MeasuredFacts(null, null, List.of(), List.of(), null);

    public MeasuredFacts {
        textNumbers = List.copyOf(textNumbers);
        tables = List.copyOf(tables);
    }

    Optional<MeasuredTable> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
