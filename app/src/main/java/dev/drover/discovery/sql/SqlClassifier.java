package dev.drover.discovery.sql;

import dev.drover.discovery.Classified;
import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.StatementClass;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.springframework.stereotype.Component;

/** Finds out what a statement needs. What it does not understand it leaves to people, with the reason. */
@Component
public class SqlClassifier {

    private static final Set<String> CATALOGUES = Set.of("pg_catalog", "information_schema", "performance_schema");

    private final StatementParser parser;

    SqlClassifier(StatementParser parser) {
        this.parser = parser;
    }

    /** @param text as {@link StatementText#withoutLiterals} leaves it */
    public Classified classify(String text, SourceFacts facts) {
        try {
            return classified(parser.parse(text), facts);
        } catch (NotUnderstoodException e) {
            return Classified.bare(StatementClass.OTHER, List.of(), String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            // Not nested, and deep all the same: a chain of thousands of conditions is a tree as deep.
            return Classified.bare(StatementClass.OTHER, List.of(), "It puts too many conditions together to be read.");
        }
    }

    private Classified classified(Statement statement, SourceFacts facts) {
        if (statement instanceof Select select && changesRows(select)) {
            return Classified.bare(StatementClass.MULTI_WRITE, changedTables(select), "Its WITH part changes rows.");
        }
        Set<String> named = tables(statement);
        if (named.stream().anyMatch(SqlClassifier::isCatalogue)) {
            return Classified.bare(StatementClass.NOISE, List.of(), "It reads the database's own catalogue.");
        }
        if (!named.isEmpty() && named.stream().noneMatch(name -> isHere(name, facts))) {
            return Classified.bare(
                    StatementClass.OTHER, List.of(), "None of its tables is in the schema " + facts.schema() + ".");
        }
        if (statement instanceof Select select) {
            return select(select, facts, named);
        }
        Writes writes = new Writes(facts, parser);
        if (statement instanceof Insert insert) {
            return writes.insert(insert);
        }
        if (statement instanceof Update update) {
            return writes.update(update);
        }
        if (statement instanceof Delete delete) {
            return writes.delete(delete);
        }
        if (statement instanceof Merge) {
            return Classified.bare(
                    StatementClass.MULTI_WRITE,
                    named.stream().map(SqlClassifier::bareName).toList(),
                    "MERGE inserts or changes rows in one go.");
        }
        throw new NotUnderstoodException("Only reads and writes of rows are access patterns.");
    }

    private Classified select(Select select, SourceFacts facts, Set<String> named) {
        PlainSelect plain = Query.plain(select);
        if (plain == null) {
            return several(select, facts, named);
        }
        if (plain.getFromItem() == null
                && plain.getSelectItems().size() == 1
                && plain.getSelectItem(0).getExpression() instanceof ExistsExpression exists
                && exists.getRightExpression() instanceof Select inner) {
            return select(inner, facts, named);
        }
        if (named.isEmpty()) {
            return withoutTables(plain);
        }
        if (plain.getFromItem() == null) {
            throw new NotUnderstoodException("Its tables are in sub-selects only.");
        }
        return new Reads(facts, parser).select(plain);
    }

    private static boolean changesRows(Select select) {
        return select.getWithItemsList() != null
                && select.getWithItemsList().stream()
                        .anyMatch(item -> !(item.getParenthesedStatement() instanceof Select));
    }

    private static List<String> changedTables(Select select) {
        return select.getWithItemsList().stream()
                .map(WithItem::getParenthesedStatement)
                .flatMap(statement -> Stream.ofNullable(
                        statement instanceof Delete delete
                                ? delete.getTable()
                                : statement instanceof Update update
                                        ? update.getTable()
                                        : statement instanceof Insert insert ? insert.getTable() : null))
                .map(table -> Scope.plain(table.getName()))
                .distinct()
                .toList();
    }

    private static Classified several(Select select, SourceFacts facts, Set<String> named) {
        if (select instanceof Values || named.isEmpty()) {
            return Classified.bare(StatementClass.NOISE, List.of(), "It reads no table.");
        }
        return Classified.bare(
                StatementClass.JOIN,
                named.stream()
                        .filter(name -> isHere(name, facts))
                        .map(SqlClassifier::bareName)
                        .toList(),
                "It puts several selects together: at least one call for each.");
    }

    /** A function may do anything, unless it is one that every database has. */
    private static Classified withoutTables(PlainSelect select) {
        boolean own = select.getSelectItems().stream()
                .map(item -> item.getExpression().toString().toLowerCase(Locale.ROOT))
                .noneMatch(text -> text.contains("(")
                        && !text.matches(
                                "(pg_\\w+|nextval|setval|lastval|currval|set_config|current_\\w+|now|version|txid_\\w+|"
                                        + "clock_timestamp|statement_timestamp|transaction_timestamp|random|"
                                        + "gen_random_uuid|cast|coalesce|length|lower|upper|abs|greatest|least|"
                                        + "obj_description|has_\\w+_privilege|inet_\\w+)\\s*\\(.*"));
        if (own) {
            return Classified.bare(StatementClass.NOISE, List.of(), "It reads no table.");
        }
        throw new NotUnderstoodException(
                "It calls a function. What that does is seen only if the database has the setting"
                        + " pg_stat_statements.track = all.");
    }

    private static Set<String> tables(Statement statement) {
        try {
            return new TablesNamesFinder<Void>().getTables(statement);
        } catch (RuntimeException e) {
            throw new NotUnderstoodException("The parser does not know which tables it is about.");
        }
    }

    private static boolean isCatalogue(String table) {
        int dot = table.indexOf('.');
        String schema = dot < 0 ? "" : Scope.plain(table.substring(0, dot));
        return CATALOGUES.contains(schema) || bareName(table).startsWith("pg_");
    }

    private static boolean isHere(String table, SourceFacts facts) {
        int dot = table.lastIndexOf('.');
        boolean schemaFits = dot < 0 || Scope.plain(table.substring(0, dot)).equals(facts.schema());
        String name = bareName(table);
        return schemaFits && (facts.table(name).isPresent() || facts.view(name).isPresent());
    }

    private static String bareName(String table) {
        return Scope.plain(table.substring(table.lastIndexOf('.') + 1));
    }
}
