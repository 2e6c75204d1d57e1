package dev.drover.model.ddl;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceRule.Kind;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.connection.SourceTable.ForeignKey;
import dev.drover.model.ddl.ColumnTypes.ColumnType;
import dev.drover.model.ddl.SchemaFile.Unread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.AlterExpression;
import net.sf.jsqlparser.statement.create.table.CheckConstraint;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.ForeignKeyIndex;
import net.sf.jsqlparser.statement.create.table.Index;
import org.jspecify.annotations.Nullable;

/** The tables of one schema as statement after statement makes them. */
final class SchemaTables {

    private static final Pattern REFERENCES =
            Pattern.compile("(?i)references " + SqlNames.NAME + " ?(?:\\(([^)]*)\\))?.*");
    private static final Pattern CASCADES =
            Pattern.compile("(?is).*on (delete|update) (cascade|set null|set default).*");

    private final String schema;
    private final Map<String, Making> tables = new LinkedHashMap<>();
    private final List<SourceRule> rules = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    SchemaTables(String schema) {
        this.schema = schema;
    }

    /** A table on its way. */
    private static final class Making {
        private final List<SourceColumn> columns = new ArrayList<>();
        private List<String> primaryKey = List.of();
        private final List<ForeignKey> foreignKeys = new ArrayList<>();
    }

    SchemaFile file(int passedOver) {
        List<SourceTable> made = tables.entrySet().stream()
                .map(entry -> table(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(SourceTable::name))
                .toList();
        List<SourceRule> ofThese =
                rules.stream().filter(rule -> tables.containsKey(rule.table())).toList();
        return new SchemaFile(new SourceSchema(schema, made), ofThese, unread, passedOver);
    }

    private static SourceTable table(String name, Making making) {
        List<SourceColumn> columns = making.columns.stream()
                .map(column -> making.primaryKey.contains(column.name())
                        ? new SourceColumn(
                                column.name(),
                                column.type(),
                                false,
                                column.length(),
                                column.precision(),
                                column.scale(),
                                column.generated())
                        : column)
                .toList();
        return new SourceTable(name, columns, making.primaryKey, making.foreignKeys, 0);
    }

    int unreadCount() {
        return unread.size();
    }

    void unread(Unread statement) {
        unread.add(statement);
    }

    void create(CreateTable create, SqlStatement statement) {
        String name = ours(create.getTable(), statement);
        if (name == null) {
            return;
        }
        if (create.getColumnDefinitions() == null) {
            unread(because(statement, "It makes a table without naming its columns."));
            return;
        }
        if (tables.containsKey(name)) {
            unread(because(statement, "The table \"" + name + "\" was made before. The first statement counts."));
            return;
        }
        Making making = new Making();
        tables.put(name, making);
        for (ColumnDefinition definition : create.getColumnDefinitions()) {
            column(name, making, definition);
        }
        if (create.getIndexes() != null) {
            create.getIndexes().forEach(index -> constraint(name, making, index));
        }
    }

    void alter(Alter alter, SqlStatement statement) {
        String name = ours(alter.getTable(), statement);
        if (name == null) {
            return;
        }
        Making making = tables.get(name);
        if (making == null) {
            unread(because(statement, "No statement before it makes the table \"" + name + "\"."));
            return;
        }
        for (AlterExpression expression : alter.getAlterExpressions()) {
            if (expression.getIndex() == null) {
                unread(because(statement, "It adds something that is not understood."));
            } else {
                constraint(name, making, expression.getIndex());
            }
        }
    }

    /** Takes a statement that makes a rule on a table; false if it is none. */
    boolean rule(SqlStatement statement) {
        return RuleStatement.rule(statement.text()).map(rules::add).isPresent();
    }

    /** The columns whose names an expression has. */
    private static List<String> named(String expression, Making making) {
        return making.columns.stream()
                .map(SourceColumn::name)
                .filter(column -> Pattern.compile("(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])")
                        .matcher(expression.replaceAll("'[^']*'", ""))
                        .find())
                .toList();
    }

    private void column(String table, Making making, ColumnDefinition definition) {
        String name = SqlNames.plain(definition.getColumnName());
        List<String> specs = definition.getColumnSpecs() == null ? List.of() : definition.getColumnSpecs();
        String words = String.join(" ", specs);
        String upper = words.toUpperCase(Locale.ROOT);
        boolean array = !definition.getColDataType().getArrayData().isEmpty();
        ColumnType type = ColumnTypes.of(definition.getColDataType().getDataType(), array);
        boolean identity = upper.contains("AS IDENTITY");
        making.columns.add(new SourceColumn(
                name,
                type.name(),
                !upper.contains("NOT NULL") && !type.serial() && !identity,
                type.length(),
                type.precision(),
                type.scale(),
                upper.contains("GENERATED ALWAYS AS (")));
        if (upper.contains("PRIMARY KEY")) {
            making.primaryKey = List.of(name);
        }
        if (upper.contains("UNIQUE")) {
            rules.add(new SourceRule(Kind.UNIQUE, table, table + "_" + name + "_key", List.of(name), "UNIQUE"));
        }
        if (upper.contains("CHECK")) {
            String check = words.substring(upper.indexOf("CHECK"));
            rules.add(new SourceRule(Kind.CHECK, table, table + "_" + name + "_check", List.of(name), check));
        }
        if (type.serial() || identity) {
            rules.add(RuleStatement.sequence(table, name));
        }
        references(table, making, name, words.substring(Math.max(0, upper.indexOf("REFERENCES"))));
    }

    private void references(String table, Making making, String column, String words) {
        Matcher reference = REFERENCES.matcher(words);
        if (reference.matches()) {
            String other = SqlNames.last(reference.group(1));
            List<String> referenced =
                    reference.group(2) == null ? primaryKey(other) : List.of(SqlNames.plain(reference.group(2)));
            making.foreignKeys.add(new ForeignKey(List.of(column), other, referenced));
            cascade(table, table + "_" + column + "_fkey", List.of(column), words);
        }
    }

    private void constraint(String table, Making making, Index index) {
        String name = index.getName() == null ? "" : SqlNames.plain(index.getName());
        if (index instanceof CheckConstraint check) {
            String expression = String.valueOf(check.getExpression());
            rules.add(new SourceRule(Kind.CHECK, table, name, named(expression, making), expression));
            return;
        }
        List<String> columns =
                index.getColumnsNames().stream().map(SqlNames::plain).toList();
        if (index instanceof ForeignKeyIndex key) {
            String other = SqlNames.plain(key.getTable().getName());
            List<String> referenced = key.getReferencedColumnNames() == null
                    ? primaryKey(other)
                    : key.getReferencedColumnNames().stream()
                            .map(SqlNames::plain)
                            .toList();
            making.foreignKeys.add(new ForeignKey(columns, other, referenced));
            cascade(table, name, columns, key.toString());
        } else if (index.getType().equalsIgnoreCase("PRIMARY KEY")) {
            making.primaryKey = columns;
        } else if (index.getType().equalsIgnoreCase("UNIQUE")) {
            rules.add(new SourceRule(Kind.UNIQUE, table, name, columns, index.toString()));
        }
    }

    private void cascade(String table, String name, List<String> columns, String definition) {
        if (CASCADES.matcher(definition).matches()) {
            rules.add(new SourceRule(Kind.CASCADE, table, name, columns, definition));
        }
    }

    private List<String> primaryKey(String table) {
        Making making = tables.get(table);
        return making == null ? List.of() : making.primaryKey;
    }

    /** The table's name, if it is of the schema that is read. */
    private @Nullable String ours(Table table, SqlStatement statement) {
        String other = table.getSchemaName();
        if (other != null && !SqlNames.plain(other).equals(schema)) {
            unread(because(
                    statement,
                    "It is about the schema \"" + SqlNames.plain(other) + "\", and the environment names \"" + schema
                            + "\"."));
            return null;
        }
        return SqlNames.plain(table.getName());
    }

    private static Unread because(SqlStatement statement, String reason) {
        return new Unread(statement.line(), shortened(statement.text()), reason);
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 100
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 100)) + "…";
    }
}
