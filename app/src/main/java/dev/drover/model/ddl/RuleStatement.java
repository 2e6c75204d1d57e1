package dev.drover.model.ddl;

import static dev.drover.model.ddl.SqlNames.NAME;
import static dev.drover.model.ddl.SqlNames.PART;

import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceRule.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements that make a rule on a table and nothing else. A parser is of no use here: it stumbles over expressions. */
final class RuleStatement {

    private static final Pattern UNIQUE_INDEX =
            Pattern.compile("(?is)create unique index (?:concurrently )?(?:if not exists )?" + NAME + " on (?:only )?"
                    + NAME + "(?: using \\w+)? ?\\((.*)\\).*");
    private static final Pattern TRIGGER =
            Pattern.compile("(?is)create (?:or replace )?(?:constraint )?trigger " + NAME + " .*? on " + NAME + " .*");
    private static final Pattern OWNED = Pattern.compile(
            "(?i)alter sequence " + NAME + " owned by (?:" + PART + "\\.)?(" + PART + ")\\.(" + PART + ")");
    private static final Pattern IDENTITY = Pattern.compile(
            "(?is)alter table (?:only )?" + NAME + " alter (?:column )?(" + PART + ") add generated .*? as identity.*");

    private RuleStatement() {}

    /** The rule that a statement makes; empty if it is another statement. */
    static Optional<SourceRule> rule(String statement) {
        Matcher index = UNIQUE_INDEX.matcher(statement);
        if (index.matches()) {
            List<String> columns = Arrays.stream(index.group(3).split(","))
                    .map(String::strip)
                    .filter(part -> part.matches(PART))
                    .map(SqlNames::plain)
                    .toList();
            return Optional.of(new SourceRule(
                    Kind.UNIQUE, SqlNames.last(index.group(2)), SqlNames.last(index.group(1)), columns, statement));
        }
        Matcher trigger = TRIGGER.matcher(statement);
        if (trigger.matches()) {
            return Optional.of(new SourceRule(
                    Kind.TRIGGER,
                    SqlNames.last(trigger.group(2)),
                    SqlNames.last(trigger.group(1)),
                    List.of(),
                    statement));
        }
        Matcher owned = OWNED.matcher(statement);
        if (owned.matches()) {
            return Optional.of(sequence(SqlNames.plain(owned.group(2)), SqlNames.plain(owned.group(3))));
        }
        Matcher identity = IDENTITY.matcher(statement);
        return identity.matches()
                ? Optional.of(sequence(SqlNames.last(identity.group(1)), SqlNames.plain(identity.group(2))))
                : Optional.empty();
    }

    /** Numbers that the database hands out for a column. */
    static SourceRule sequence(String table, String column) {
        return new SourceRule(Kind.SEQUENCE, table, table + "_" + column + "_seq", List.of(column), "");
    }
}
