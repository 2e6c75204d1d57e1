package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.ERROR;
import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.MEDIUM;

import dev.drover.connection.SourceRule.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What rules say about relational tables, and what they no longer say because of them. */
class RelationalRulesTest {

    private static final String LINE = "id bigint not null, order_id bigint not null, state text";

    static final List<RuleCase> CASES = List.of(
            RuleCase.of(
                    new ShortText(),
                    HIGH,
                    "Relational table customers · email",
                    "varchar(40) takes 40 characters, and email of the source takes 60",
                    customers("id bigint not null, email varchar(40)"),
                    customers("id bigint not null, email varchar(60)")),
            RuleCase.of(
                    new TooManyDigits(),
                    HIGH,
                    "Relational table customers · id",
                    "integer takes 10 digits",
                    customers("id integer not null, email text"),
                    customers("id bigint not null, email varchar(40)")),
            RuleCase.of(
                    new LostReference(),
                    HIGH,
                    "lines · order_id",
                    "points to orders",
                    lines(LINE, "", "", ""),
                    lines(LINE, "", "k (order_id) references orders (id) on delete cascade", "")),
            RuleCase.of(
                    new LostChecks(),
                    MEDIUM,
                    "lines",
                    "order_id must not be null",
                    lines(LINE.replace("order_id bigint not null", "order_id bigint"), "", "", "known (state <> '')"),
                    lines(LINE, "", "", "other_name ((STATE  <> ''))")),
            RuleCase.of(
                    new LostChecks(),
                    MEDIUM,
                    "lines",
                    "known CHECK ((state <> ''))",
                    lines(LINE, "", "", "known (state <> 'x')"),
                    lines(LINE, "", "", "known (state <> '')")),
            RuleCase.of(
                    new LostUniqueRule(),
                    HIGH,
                    "lines · one_open",
                    "only in part",
                    lines(LINE, "unique one_open (order_id) where state = 'o'", "", ""),
                    lines(LINE, "unique one_open (order_id) where STATE='O'", "", "")),
            RuleCase.of(
                    new LostUniqueness(),
                    HIGH,
                    "lines · twice",
                    "order_id and state of lines is unique in the source",
                    lines(LINE, "twice (order_id, state)", "", ""),
                    lines(LINE, "unique twice (state, order_id)", "", "")),
            RuleCase.of(
                    new LostUniqueRule(),
                    HIGH,
                    "customers · by_email",
                    "without case",
                    unique("email citext"),
                    unique("email text")),
            RuleCase.of(
                    new Cascades(),
                    MEDIUM,
                    "lines · k",
                    "ON DELETE CASCADE",
                    lines(LINE, "", "k (order_id) references orders (id)", ""),
                    lines(LINE, "", "k (order_id) references orders (id) on delete cascade", "")),
            RuleCase.of(
                    new UnservedPattern(),
                    ERROR,
                    "AP-001",
                    "Only a sequential scan of lines finds it",
                    lines(LINE, "", "", "").pattern("direction=READ|entities=Line|partition_by=order_id|status=AGREED"),
                    lines(LINE, "i (order_id)", "", "")
                            .pattern("direction=READ|entities=Line|partition_by=order_id|status=AGREED")),
            RuleCase.of(
                    new UnplannedFuture(),
                    MEDIUM,
                    "AP-001",
                    "Nothing serves it",
                    lines(LINE, "", "", "").pattern("direction=READ|entities=Line|partition_by=state|horizon=POSSIBLE"),
                    lines(LINE, "i (state)", "", "")
                            .pattern("direction=READ|entities=Line|partition_by=state|horizon=POSSIBLE")));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleCase.tests(CASES);
    }

    private static Given unique(String column) {
        return Given.nothing()
                .rows("customers", "id", "id int8!, " + column)
                .rule(
                        Kind.UNIQUE,
                        "customers",
                        "by_email",
                        List.of("email"),
                        "CREATE UNIQUE INDEX by_email ON shop.customers USING btree (email)")
                .relational("customers", "id bigint not null, email text", "unique by_email (email)", "", "");
    }

    private static Given customers(String columns) {
        return Given.nothing()
                .rows("customers", "id", "id int8!, email varchar(60)")
                .relational("customers", columns, "", "", "");
    }

    private static Given lines(String columns, String indexes, String foreignKeys, String checks) {
        return Given.nothing()
                .rows("orders", "id", "id int8!")
                .rows("lines", "id", "id int8!, order_id int8!, state text", Given.reference("order_id", "orders"))
                .rule(Kind.CHECK, "lines", "known", List.of("state"), "CHECK ((state <> ''))")
                .rule(
                        Kind.UNIQUE,
                        "lines",
                        "one_open",
                        List.of("order_id"),
                        "CREATE UNIQUE INDEX one_open ON shop.lines USING btree (order_id) WHERE (state = 'O')")
                .rule(
                        Kind.UNIQUE,
                        "lines",
                        "twice",
                        List.of("order_id", "state"),
                        "CREATE UNIQUE INDEX twice ON shop.lines USING btree (order_id, state)")
                .rule(
                        Kind.CASCADE,
                        "lines",
                        "k",
                        List.of("order_id"),
                        "FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE")
                .relational("orders", "id bigint not null", "", "", "")
                .relational("lines", columns, indexes, foreignKeys, checks);
    }
}
