package dev.drover.model.lint.rules;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.KeyAttribute;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Values that cannot be a key. */
@Component
class UnfitKeyValue implements LintRule {

    private static final int PARTITION_BYTES = 2048;
    private static final int SORT_BYTES = 1024;
    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-07",
            Severity.ERROR,
            "A key of the table made of a column that may be null, or longer than a key may be: 2,048 bytes for a"
                    + " partition key, 1,024 for a sort key.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .flatMap(owner -> Columns.rows(owner, input).stream()
                        .flatMap(rows -> owner.table().primaryKey().stream()
                                .flatMap(key -> Stream.concat(nullable(owner, key, rows), tooLong(owner, key, rows)))));
    }

    private static Stream<Finding> nullable(MappedEntity owner, KeyAttribute key, SourceTable rows) {
        return Templates.columns(owner.entity(), key.name()).stream()
                .flatMap(column -> rows.column(column).stream())
                .filter(column -> column.nullable() && !rows.primaryKey().contains(column.name()))
                .map(column -> RULE.finding(
                        owner.place(key.name()),
                        column.name() + " of " + rows.name() + " may be null, and a row without it gets no "
                                + key.name() + ": the copy sets it aside.",
                        "Use a column that is never null, or make it not null in the source."));
    }

    private static Stream<Finding> tooLong(MappedEntity owner, KeyAttribute key, SourceTable rows) {
        int limit = key.equals(owner.table().partitionKey()) ? PARTITION_BYTES : SORT_BYTES;
        int longest = Templates.columns(owner.entity(), key.name()).stream()
                .flatMap(column -> rows.column(column).stream())
                .map(SourceColumn::length)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        return longest <= limit
                ? Stream.of()
                : Stream.of(RULE.finding(
                        owner.place(key.name()),
                        key.name() + " of " + owner.entity().entity() + " may have " + Numbers.words(longest)
                                + " characters, and DynamoDB takes " + Numbers.words(limit) + " bytes.",
                        "Shorten the column, or use a hash of it."));
    }
}
