package dev.drover.model.lint.rules;

import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceTable;
import dev.drover.model.lint.LintInput;
import dev.drover.model.relational.RelationalProposal;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.SqlText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which constraints of the source a relational table of the target keeps. */
final class KeptByRelational {

    private KeptByRelational() {}

    /** The relational tables that are planned for the rows of a source table. */
    static Stream<RelationalTable> tables(LintInput input, String sourceTable) {
        return input.model().relationalTables().stream()
                .filter(table -> table.sourceTable().equals(sourceTable));
    }

    static boolean reference(LintInput input, String sourceTable, SourceTable.ForeignKey key) {
        return tables(input, sourceTable)
                .anyMatch(table -> table.foreignKeys().stream().anyMatch(kept -> isSame(input, table, kept, key)));
    }

    private static boolean isSame(LintInput input, RelationalTable table, ForeignKey kept, SourceTable.ForeignKey key) {
        Optional<RelationalTable> parent = input.model().relationalTable(kept.references());
        return sources(table, kept.columns()).equals(key.columns())
                && parent.filter(other -> other.sourceTable().equals(key.references())
                                && sources(other, kept.referencedColumns()).equals(key.referencedColumns()))
                        .isPresent();
    }

    /** Whether the target also deletes or changes rows by itself as the source does. */
    static boolean cascade(LintInput input, SourceRule rule) {
        return !rule.definition().contains(" ON UPDATE ")
                && tables(input, rule.table())
                        .anyMatch(table -> table.foreignKeys().stream()
                                .anyMatch(kept -> sources(table, kept.columns()).equals(rule.columns())
                                        && kept.onDelete() == RelationalProposal.onDelete(rule)
                                        && input.model()
                                                .relationalTable(kept.references())
                                                .isPresent()));
    }

    static boolean unique(LintInput input, SourceRule rule) {
        if (!RelationalProposal.isOverColumns(rule) || SourceRules.ignoresCase(input, rule)) {
            return false;
        }
        Set<String> wanted = Set.copyOf(rule.columns());
        Optional<String> where = RelationalProposal.where(rule);
        return tables(input, rule.table())
                .anyMatch(table -> where.isEmpty()
                        ? table.uniqueKeys().stream()
                                .anyMatch(key -> Set.copyOf(sources(table, key)).equals(wanted))
                        : table.indexes().stream()
                                .anyMatch(index -> index.unique()
                                        && index.condition() != null
                                        && SqlText.same(inSourceWords(table, index.condition()), where.get())
                                        && Set.copyOf(sources(table, index.columnNames()))
                                                .equals(wanted)));
    }

    static boolean notNull(LintInput input, String sourceTable, String column) {
        return tables(input, sourceTable)
                .anyMatch(table -> table.columnFrom(column)
                        .filter(kept -> !kept.nullable())
                        .isPresent());
    }

    static boolean check(LintInput input, SourceRule rule) {
        Optional<String> condition = RelationalProposal.condition(rule);
        return condition.isPresent()
                && tables(input, rule.table())
                        .anyMatch(table -> table.checks().stream()
                                .anyMatch(
                                        kept -> SqlText.same(inSourceWords(table, kept.condition()), condition.get())));
    }

    private static List<String> sources(RelationalTable table, List<String> columns) {
        return columns.stream()
                .map(name -> table.column(name).map(Column::source).orElse(""))
                .map(name -> Objects.requireNonNullElse(name, ""))
                .toList();
    }

    /** The condition with the names that the columns have in the source, each replaced once. */
    private static String inSourceWords(RelationalTable table, String condition) {
        List<Column> renamed = table.columns().stream()
                .filter(column -> column.source() != null && !column.source().equals(column.name()))
                .toList();
        if (renamed.isEmpty()) {
            return condition;
        }
        Pattern names = Pattern.compile(renamed.stream()
                .map(column -> Pattern.quote(column.name()))
                .collect(Collectors.joining("|", "\\b(", ")\\b")));
        return names.matcher(condition)
                .replaceAll(found -> Matcher.quoteReplacement(renamed.stream()
                        .filter(column -> column.name().equals(found.group()))
                        .map(column -> String.valueOf(column.source()))
                        .findFirst()
                        .orElseThrow()));
    }
}
