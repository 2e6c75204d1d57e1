package dev.drover.model.lint.rules;

import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceRule.Kind;
import dev.drover.connection.SourceTable;
import dev.drover.model.lint.LintInput;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the source enforces on tables that are moved. */
final class SourceRules {

    private SourceRules() {}

    static Stream<SourceRule> of(LintInput input, Kind kind) {
        Set<String> moved = planned(input);
        return input.source().stream()
                .flatMap(source -> source.rules().stream())
                .filter(rule -> rule.kind() == kind && moved.contains(rule.table()));
    }

    /** The tables of the source that the model has a place for, in DynamoDB or in a relational table. */
    static Set<String> planned(LintInput input) {
        Set<String> tables = new TreeSet<>(Columns.moved(input));
        input.model().relationalTables().forEach(table -> tables.add(table.sourceTable()));
        return tables;
    }

    /** The tables of the source that are moved and known, by name. */
    static Stream<SourceTable> tables(LintInput input) {
        Set<String> moved = planned(input);
        return input.source().stream()
                .flatMap(source -> source.schema().tables().stream())
                .filter(table -> moved.contains(table.name()));
    }

    /** Whether a unique rule takes capitals and small letters for the same because of the type of a column. */
    static boolean ignoresCase(LintInput input, SourceRule rule) {
        return input.source().stream()
                .flatMap(source -> source.schema().table(rule.table()).stream())
                .flatMap(table -> table.columns().stream())
                .anyMatch(column ->
                        column.type().equals("citext") && rule.columns().contains(column.name()));
    }

    /** Whether a unique rule is about all rows and about columns as they are. */
    static boolean isPlain(SourceRule rule) {
        return !rule.columns().isEmpty()
                && !rule.definition().contains(" WHERE ")
                && !rule.definition().contains("lower(");
    }
}
