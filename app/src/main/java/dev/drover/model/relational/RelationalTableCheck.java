package dev.drover.model.relational;

import dev.drover.model.TargetModel;
import dev.drover.model.relational.RelationalTable.Check;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.RelationalTable.Index;
import dev.drover.model.relational.RelationalTable.OnDelete;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what PostgreSQL would refuse about one table. */
final class RelationalTableCheck {

    /** PostgreSQL documentation, appendix "PostgreSQL limits": columns of an index or a key. */
    private static final int MOST_KEY_COLUMNS = 32;

    private final RelationalTable table;
    private final TargetModel model;
    private final RelationalCheck check;
    private final Set<String> constraints = new HashSet<>();

    RelationalTableCheck(RelationalTable table, TargetModel model, RelationalCheck check) {
        this.table = table;
        this.model = model;
        this.check = check;
    }

    void run() {
        check.name(table.place(), "table", table.name());
        if (table.columns().isEmpty()) {
            problem("Columns", "The table has no column yet. Add one.");
        }
        Set<String> names = new HashSet<>();
        for (Column column : table.columns()) {
            if (!names.add(column.name())) {
                problem("Columns", "There are two columns \"" + column.name() + "\". Rename or remove one.");
            }
            column(column);
        }
        primaryKey();
        table.indexes().forEach(this::index);
        table.foreignKeys().forEach(this::foreignKey);
        table.checks().forEach(this::condition);
    }

    private void column(Column column) {
        check.name(table.place() + " · Columns", "column", column.name());
        if (Identifier.isSystemColumn(column.name())) {
            problem(
                    "Columns",
                    "Every table of PostgreSQL has a column " + column.name() + " of its own. Choose another name.");
        }
        if (PostgresType.parse(column.type()).isEmpty()) {
            problem(
                    "Columns",
                    "The column " + column.name() + " has the type \"" + column.type() + "\". Drover knows smallint,"
                            + " integer, bigint, numeric(14,4), real, double precision, text, varchar(60), char(2),"
                            + " boolean, date, time, timestamp, timestamptz, interval, uuid, json, jsonb, bytea, inet,"
                            + " cidr, and lists of them such as text[].");
        }
    }

    private void primaryKey() {
        known("Primary key", "primary key", table.primaryKey());
        for (String name : table.primaryKey()) {
            if (table.column(name).filter(Column::nullable).isPresent()) {
                problem(
                        "Primary key",
                        "The column " + name + " is in the primary key and may be null. Make it not null.");
            }
        }
    }

    private void index(Index index) {
        check.name(table.place() + " · " + index.name(), "index", index.name());
        if (index.columns().isEmpty()) {
            problem(index.name(), "The index " + index.name() + " has no column.");
        }
        known(index.name(), "index " + index.name(), index.columnNames());
        if (index.condition() != null) {
            SqlText.problem(index.condition())
                    .ifPresent(why -> problem(
                            index.name(),
                            "The condition of the index " + index.name() + " " + why + ": " + index.condition()));
        }
    }

    private void foreignKey(ForeignKey key) {
        constraint(key.name(), "foreign key");
        String what = "foreign key " + key.name();
        known(key.name(), what, key.columns());
        if (key.columns().isEmpty()
                || key.columns().size() != key.referencedColumns().size()) {
            problem(
                    key.name(),
                    "The " + what + " has " + key.columns().size() + " columns and points to "
                            + key.referencedColumns().size() + ". It takes as many on both sides.");
            return;
        }
        if (key.onDelete() == OnDelete.SET_NULL) {
            key.columns().stream()
                    .filter(name ->
                            table.column(name).filter(c -> !c.nullable()).isPresent())
                    .forEach(name -> problem(
                            key.name(),
                            "On delete, the " + what + " sets " + name + " to null, and " + name
                                    + " is not null. Choose cascade or restrict, or let it be null."));
        }
        model.relationalTable(key.references()).ifPresent(other -> referenced(key, other));
    }

    private void referenced(ForeignKey key, RelationalTable other) {
        List<String> names = other.columns().stream().map(Column::name).toList();
        boolean known = true;
        for (String name : key.referencedColumns()) {
            if (!names.contains(name)) {
                known = false;
                problem(
                        key.name(),
                        "The foreign key " + key.name() + " points to " + other.name() + "." + name
                                + ", which is not there." + NearestName.hint(name, names));
            }
        }
        if (!known) {
            return;
        }
        Set<String> wanted = Set.copyOf(key.referencedColumns());
        if (other.uniqueKeys().stream().noneMatch(unique -> Set.copyOf(unique).equals(wanted))) {
            problem(
                    key.name(),
                    "The foreign key " + key.name() + " points to " + String.join(", ", key.referencedColumns())
                            + " of " + other.name()
                            + ", which is neither its primary key nor unique. PostgreSQL refuses that.");
        }
        for (int i = 0; i < key.columns().size(); i++) {
            Optional<PostgresType> mine = type(table, key.columns().get(i));
            Optional<PostgresType> its = type(other, key.referencedColumns().get(i));
            if (mine.isPresent() && its.isPresent() && !mine.get().comparesWith(its.get())) {
                problem(
                        key.name(),
                        "The foreign key " + key.name() + " compares "
                                + key.columns().get(i) + " (" + mine.get()
                                + ") with " + other.name() + "."
                                + key.referencedColumns().get(i) + " (" + its.get()
                                + "). Give both the same type.");
            }
        }
    }

    private static Optional<PostgresType> type(RelationalTable table, String column) {
        return table.column(column).flatMap(c -> PostgresType.parse(c.type()));
    }

    private void condition(Check rule) {
        constraint(rule.name(), "check");
        SqlText.problem(rule.condition())
                .ifPresent(
                        why -> problem(rule.name(), "The check " + rule.name() + " " + why + ": " + rule.condition()));
    }

    /** Constraints of one table have different names. */
    private void constraint(String name, String kind) {
        check.name(table.place() + " · " + name, kind, name);
        boolean taken =
                !constraints.add(name) || !table.primaryKey().isEmpty() && name.equals(RelationalCheck.keyName(table));
        if (taken) {
            problem(name, "The name " + name + " is taken by another constraint of " + table.name() + ".");
        }
    }

    private void known(String part, String what, List<String> wanted) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        Set<String> seen = new HashSet<>();
        for (String name : wanted) {
            if (!names.contains(name)) {
                problem(
                        part,
                        "The " + what + " names the column \"" + name + "\", which " + table.name() + " does not have."
                                + NearestName.hint(name, names));
            } else if (!seen.add(name)) {
                problem(part, "The " + what + " names the column " + name + " twice.");
            }
        }
        if (wanted.size() > MOST_KEY_COLUMNS) {
            problem(
                    part,
                    "The " + what + " has " + wanted.size() + " columns, and PostgreSQL takes " + MOST_KEY_COLUMNS
                            + ".");
        }
    }

    private void problem(String part, String sentence) {
        check.problem(table.place() + " · " + part, sentence);
    }
}
