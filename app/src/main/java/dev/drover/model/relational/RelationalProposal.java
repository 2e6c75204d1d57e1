package dev.drover.model.relational;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceRule.Kind;
import dev.drover.connection.SourceTable;
import dev.drover.model.relational.RelationalTable.Check;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.RelationalTable.Index;
import dev.drover.model.relational.RelationalTable.IndexColumn;
import dev.drover.model.relational.RelationalTable.OnDelete;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A relational table with everything that a table of the source has and the target can have too.
 *
 * @param leftOut what it does not have, in sentences
 */
public record RelationalProposal(RelationalTable table, List<String> leftOut) {

    private static final Pattern CONDITION =
            Pattern.compile("CHECK \\((.*)\\)( NO INHERIT)?( NOT VALID)?", Pattern.DOTALL);
    private static final Pattern WHERE = Pattern.compile(" WHERE (.*)$", Pattern.DOTALL);
    private static final Pattern INDEXED =
            Pattern.compile(" USING (\\w+) \\((.*?)\\)(?: INCLUDE .*?)?(?: WHERE .*)?$", Pattern.DOTALL);

    public RelationalProposal {
        leftOut = List.copyOf(leftOut);
    }

    /** @param rules of the whole source; those of other tables do not matter */
    public static RelationalProposal of(SourceTable rows, List<SourceRule> rules) {
        return new Reading(rows, rules).proposal();
    }

    /** The condition of a check of the source without the word CHECK and its parentheses. */
    public static Optional<String> condition(SourceRule rule) {
        Matcher check = CONDITION.matcher(rule.definition());
        return check.matches() ? Optional.of(SqlText.bare(check.group(1))) : Optional.empty();
    }

    /** Which rows a unique rule of the source is about; empty for all. */
    public static Optional<String> where(SourceRule rule) {
        Matcher where = WHERE.matcher(rule.definition());
        return where.find() ? Optional.of(SqlText.bare(where.group(1))) : Optional.empty();
    }

    /** What a foreign key of the source does to rows whose parent is deleted. */
    public static OnDelete onDelete(SourceRule rule) {
        return Arrays.stream(OnDelete.values())
                .filter(action -> rule.definition().contains(" ON DELETE " + action.sql()))
                .max(Comparator.comparing(action -> action.sql().length()))
                .orElse(OnDelete.NO_ACTION);
    }

    /** Whether a unique rule is about columns as they are: no expression, and nulls are different from each other. */
    public static boolean isOverColumns(SourceRule rule) {
        Matcher indexed = INDEXED.matcher(rule.definition());
        return !rule.columns().isEmpty()
                && indexed.find()
                && indexed.group(1).equals("btree")
                && indexed.group(2).split(",").length == rule.columns().size()
                && !indexed.group(2).contains("(")
                && !rule.definition().contains("NULLS NOT DISTINCT");
    }

    /** Collects one table's parts. */
    private static final class Reading {

        private final SourceTable rows;
        private final List<SourceRule> rules;
        private final List<String> leftOut = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        Reading(SourceTable rows, List<SourceRule> rules) {
            this.rows = rows;
            this.rules = rules.stream()
                    .filter(rule -> rule.table().equals(rows.name()))
                    .toList();
        }

        RelationalProposal proposal() {
            List<Column> columns = rows.columns().stream().map(this::column).toList();
            List<Index> indexes =
                    of(Kind.UNIQUE).flatMap(rule -> index(rule).stream()).toList();
            List<ForeignKey> keys =
                    rows.foreignKeys().stream().map(this::foreignKey).toList();
            List<Check> checks =
                    of(Kind.CHECK).flatMap(rule -> check(rule).stream()).toList();
            of(Kind.TRIGGER).forEach(rule -> leftOut.add("The trigger " + rule.name() + " is left out."));
            of(Kind.SEQUENCE)
                    .forEach(rule -> leftOut.add("The sequence that hands out " + String.join(", ", rule.columns())
                            + " is left out: say who gives numbers in the target."));
            return new RelationalProposal(
                    new RelationalTable(rows.name(), rows.name(), columns, rows.primaryKey(), indexes, keys, checks),
                    leftOut);
        }

        private Stream<SourceRule> of(Kind kind) {
            return rules.stream().filter(rule -> rule.kind() == kind);
        }

        private Column column(SourceColumn column) {
            Optional<PostgresType> type = PostgresType.of(column);
            if (type.isEmpty()) {
                leftOut.add(column.name() + " has the type " + column.type()
                        + ", which the target does not have; text is proposed.");
            }
            if (column.generated()) {
                leftOut.add(column.name() + " is computed by the source; in the target it is a column like others.");
            }
            return new Column(
                    column.name(), type.map(PostgresType::toString).orElse("text"), column.nullable(), column.name());
        }

        private Optional<Index> index(SourceRule rule) {
            if (!isOverColumns(rule)) {
                leftOut.add("The unique rule " + rule.name() + " is left out, because it is not about columns as they"
                        + " are: " + rule.definition() + ".");
                return Optional.empty();
            }
            String where = where(rule).orElse(null);
            return Optional.of(new Index(
                    rule.name(),
                    rule.columns().stream()
                            .map(name -> new IndexColumn(name, false))
                            .toList(),
                    true,
                    where));
        }

        private ForeignKey foreignKey(SourceTable.ForeignKey key) {
            Optional<SourceRule> rule = of(Kind.CASCADE)
                    .filter(r -> r.columns().equals(key.columns()))
                    .findFirst();
            rule.filter(r -> r.definition().contains(" ON UPDATE "))
                    .ifPresent(r ->
                            leftOut.add("What " + r.name() + " does on update is left out: " + r.definition() + "."));
            String name =
                    rule.map(SourceRule::name).orElse(rows.name() + "_" + String.join("_", key.columns()) + "_fkey");
            return new ForeignKey(
                    free(name),
                    key.columns(),
                    key.references(),
                    key.referencedColumns(),
                    rule.map(RelationalProposal::onDelete).orElse(OnDelete.NO_ACTION));
        }

        private Optional<Check> check(SourceRule rule) {
            Optional<String> condition =
                    condition(rule).filter(text -> SqlText.problem(text).isEmpty());
            if (condition.isEmpty()) {
                leftOut.add("The check " + rule.name() + " is left out: " + rule.definition() + ".");
            }
            return condition.map(text -> new Check(free(rule.name()), text.replaceAll("\\s+", " ")));
        }

        /** The name cut to what PostgreSQL takes, with a number behind it if it is taken. */
        private String free(String wanted) {
            String name = cut(wanted, "");
            for (int i = 2; !names.add(name); i++) {
                name = cut(wanted, "_" + i);
            }
            return name;
        }

        private static String cut(String wanted, String ending) {
            String name = wanted;
            while (Identifier.bytes(name) + ending.length() > Identifier.MOST_BYTES) {
                name = name.substring(0, name.length() - 1);
            }
            return name + ending;
        }
    }
}
